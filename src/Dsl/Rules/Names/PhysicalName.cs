namespace Groundplan.Rules.Names;

/// <summary>The name that a resource has in AWS, as far as it is known before deployment.</summary>
/// <param name="LogicalId">The resource's logical id; empty for the stack itself.</param>
/// <param name="Type">The CloudFormation type.</param>
/// <param name="Property">CloudFormation's property that gives the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Scope">Within what it must be unique.</param>
/// <param name="Limit">The most characters that the service takes.</param>
public sealed record PhysicalName(string LogicalId, string Type, string Property, string Name, NameScope Scope, int Limit)
{
    /// <summary>The resource, or the <see cref="Stack"/> itself.</summary>
    public required object Owner { get; init; }

    /// <summary>The types that share one set of names, such as alarms and composite alarms: the first of them.</summary>
    public required string Space { get; init; }

    /// <summary>What holds the resource, where the name need only be unique in that: the literal or intrinsic of its property, else null.</summary>
    public object? Container { get; init; }

    /// <summary>The name as the service compares it.</summary>
    public required string Comparand { get; init; }
}
