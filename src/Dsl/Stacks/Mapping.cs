namespace Groundplan;

/// <summary>A template mapping of two levels of keys. The stack's property that holds it gives the name.</summary>
/// <param name="Entries">Top-level key to second-level key to value.</param>
public sealed record Mapping(Map<Map<string>> Entries);
