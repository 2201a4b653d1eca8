namespace Groundplan.Rules.Names;

/// <summary>What AWS says of the names of a resource type.</summary>
/// <param name="Type">The CloudFormation type.</param>
/// <param name="Property">CloudFormation's property that gives the name.</param>
/// <param name="Limit">The most characters.</param>
/// <param name="Scope">Within what the name must be unique.</param>
internal sealed record NameLimit(string Type, string Property, int Limit, NameScope Scope)
{
    /// <summary>The property whose value narrows the scope, such as a schedule's group.</summary>
    public string? Within { get; init; }

    /// <summary>The type whose set of names this type shares; its own when unset.</summary>
    public string Space { get; init; } = Type;

    /// <summary>Whether names that differ in case only are the same.</summary>
    public bool IgnoreCase { get; init; }
}
