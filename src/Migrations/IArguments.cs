namespace Groundplan.Migrations;

/// <summary>A record that is part of an argument, such as a record set of a traffic shift.</summary>
public interface IArguments
{
    /// <summary>Its members, as the runner is given them.</summary>
    Items<Argument> Arguments { get; }
}
