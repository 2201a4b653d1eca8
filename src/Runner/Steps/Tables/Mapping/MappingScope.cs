namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>What an expression can see: the item, the elements it is at, and items of other tables.</summary>
/// <param name="Item">The old item.</param>
/// <param name="Lookup">The item of a table by its key; throws <see cref="LookupNeeded"/> where it was not read yet.</param>
internal sealed record MappingScope(MapValue Item, Func<LookupKey, MapValue> Lookup)
{
    /// <summary>The innermost element; null outside of all lists.</summary>
    public ElementInScope? Element { get; init; }

    /// <summary>The scope inside a list.</summary>
    public MappingScope At(string name, MappedValue? value) => this with { Element = new ElementInScope(name, value, Element) };
}

/// <summary>An element that an enclosing operation on a list is at.</summary>
internal sealed record ElementInScope(string Name, MappedValue? Value, ElementInScope? Outer);

/// <summary>Which item of which table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Type">S or N.</param>
/// <param name="Value">The key; a number in its normal form.</param>
internal readonly record struct LookupKey(string Table, string Type, string Value);

/// <summary>Stops an evaluation until an item of another table has been read.</summary>
internal sealed class LookupNeeded(LookupKey key) : Exception
{
    public LookupKey Key => key;
}

/// <summary>An expression that was read: value by scope.</summary>
internal delegate MappedValue? Expression(MappingScope scope);
