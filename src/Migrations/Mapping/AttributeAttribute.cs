namespace Groundplan.Migrations;

/// <summary>The name of the attribute that a property stands for in the items of a table; the property's own name where it is missing.</summary>
/// <param name="name">The attribute's name.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AttributeAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;
}
