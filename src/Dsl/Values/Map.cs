using System.Collections;

namespace Groundplan;

/// <summary>A map from string keys to values that keeps its order and compares by content. Written as <c>new() { ["key"] = value }</c>.</summary>
/// <typeparam name="T">The entry: <see cref="Value{T}"/> for scalars, else a record.</typeparam>
public sealed class Map<T> : IReadOnlyCollection<KeyValuePair<string, T>>, IEquatable<Map<T>>, IMap, IWeighed
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, T>> _entries = [];
    private Weight _weight = Weight.One;

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    IEnumerable<KeyValuePair<string, object?>> IMap.Entries => _entries.Select(entry => new KeyValuePair<string, object?>(entry.Key, entry.Value));

    Weight IWeighed.Weight => _weight;

    /// <summary>The entry of a key; in an initializer, a repeated key replaces the earlier entry in its place.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public T this[string key]
    {
        get => _positions.TryGetValue(key, out var position) ? _entries[position].Value : throw new KeyNotFoundException($"There is no key '{key}'.");
        init => Put(key, value);
    }

    /// <summary>A map of the entries of a sequence, such as a LINQ query.</summary>
    public static Map<T> From(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var map = new Map<T>();
        foreach (var entry in entries)
            map.Put(entry.Key, entry.Value);
        return map;
    }

    /// <summary>Whether a key is there.</summary>
    public bool ContainsKey(string key) => _positions.ContainsKey(key);

    /// <inheritdoc/>
    public bool Equals(Map<T>? other) => other is not null && _entries.SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Map<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var entry in _entries)
            hash = unchecked((((hash * 31) + StringComparer.Ordinal.GetHashCode(entry.Key)) * 31) + (entry.Value?.GetHashCode() ?? 0));
        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _entries.Select(entry => $"{entry.Key} = {entry.Value}"))}}}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    private void Put(string key, T value)
    {
        _weight = _weight.With(Weight.Of(value));
        if (_positions.TryGetValue(key, out var position))
        {
            _entries[position] = new(key, value);
            return;
        }

        _positions.Add(key, _entries.Count);
        _entries.Add(new(key, value));
    }
}

/// <summary>A map seen without its entry type.</summary>
public interface IMap
{
    /// <summary>The entries, in the order in which they were written.</summary>
    IEnumerable<KeyValuePair<string, object?>> Entries { get; }
}
