using System.Collections;
using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>An immutable list that compares by its elements, or an intrinsic that yields such a list. Written as <c>[a, b, ..more]</c>.</summary>
/// <typeparam name="T">The element: <see cref="Value{T}"/> for scalars that may be references, else a record.</typeparam>
[CollectionBuilder(typeof(Items), nameof(Items.Create))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>, IItems, IWeighed
{
    private readonly T[] _elements;
    private Weight? _weight;

    internal Items(T[] elements) => _elements = elements;

    private Items(Intrinsic intrinsic)
    {
        _elements = [];
        Intrinsic = intrinsic;
    }

    /// <summary>The list without elements.</summary>
    public static Items<T> Empty { get; } = new([]);

    /// <summary>The intrinsic that yields the list at deployment, or null when the elements are given.</summary>
    public Intrinsic? Intrinsic { get; }

    /// <summary>The number of elements; 0 when the list is an intrinsic.</summary>
    public int Count => _elements.Length;

    IEnumerable IItems.Elements => _elements;

    Weight IWeighed.Weight => _weight ??= _elements.Aggregate(Weight.Of(Intrinsic), (weight, element) => weight.With(Weight.Of(element)));

    /// <summary>The element at a position from 0.</summary>
    public T this[int index] => _elements[index];

    /// <summary>A list that is known at deployment.</summary>
    public static implicit operator Items<T>(Intrinsic intrinsic) => new(intrinsic);

    /// <summary>A list that is known at deployment, such as the <c>Ref</c> of a list parameter.</summary>
    public static implicit operator Items<T>?(Value<Items<T>> value) => value.Raw switch
    {
        Intrinsic intrinsic => new Items<T>(intrinsic),
        Items<T> items => items,
        _ => null,
    };

    /// <summary>The elements of an array, copied.</summary>
    public static implicit operator Items<T>(T[] elements) => new((T[])elements.Clone());

    /// <inheritdoc/>
    public bool Equals(Items<T>? other) =>
        other is not null && Equals(Intrinsic, other.Intrinsic) && _elements.SequenceEqual(other._elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Intrinsic?.GetHashCode() ?? 17;
        foreach (var element in _elements)
            hash = unchecked((hash * 31) + (element?.GetHashCode() ?? 0));
        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => Intrinsic?.ToString() ?? $"[{string.Join(", ", _elements)}]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _elements.GetEnumerator();
}

/// <summary>A list seen without its element type.</summary>
public interface IItems
{
    /// <summary>The intrinsic that yields the list, or null.</summary>
    Intrinsic? Intrinsic { get; }

    /// <summary>The elements, in order.</summary>
    IEnumerable Elements { get; }
}

/// <summary>Makers of <see cref="Items{T}"/>.</summary>
public static class Items
{
    /// <summary>The target of collection expressions.</summary>
    public static Items<T> Create<T>(ReadOnlySpan<T> elements) => elements.Length == 0 ? Items<T>.Empty : new Items<T>(elements.ToArray());

    /// <summary>The elements of a sequence, such as a LINQ query.</summary>
    public static Items<T> ToItems<T>(this IEnumerable<T> elements) => new([.. elements]);
}
