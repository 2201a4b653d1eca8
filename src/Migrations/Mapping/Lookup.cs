namespace Groundplan.Migrations;

/// <summary>Reads an item of another table, inside of a mapping.</summary>
public static class Lookup
{
    /// <summary>The item of a key. A mapping fails at an item whose lookup finds nothing.</summary>
    /// <typeparam name="T">The record of the items of that table.</typeparam>
    /// <param name="table">The table, whose key is one attribute.</param>
    /// <param name="key">The key's value.</param>
    /// <exception cref="InvalidOperationException">Called outside of a mapping, which alone can look up.</exception>
    public static T Item<T>(Target<Aws.DynamoDB.Table> table, string key) =>
        throw new InvalidOperationException($"Lookup.Item<{typeof(T).Name}> of {table}, {key} stands outside of a mapping.");
}
