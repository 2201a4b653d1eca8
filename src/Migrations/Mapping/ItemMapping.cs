using System.Linq.Expressions;

namespace Groundplan.Migrations;

/// <summary>
/// How the items of one table become those of another: written as a lambda from the old item's record to the new one's, kept as a tree that the runner
/// carries out. The plan's own code is never executed by it.
/// </summary>
public sealed class ItemMapping : IEquatable<ItemMapping>
{
    internal ItemMapping(Mapping.LambdaNode body, Mapping.ItemType from, Mapping.ItemType to) => (Body, From, To) = (body, from, to);

    /// <summary>What the lambda computes.</summary>
    internal Mapping.LambdaNode Body { get; }

    /// <summary>The record of the old items.</summary>
    internal Mapping.ItemType From { get; }

    /// <summary>The record of the new items.</summary>
    internal Mapping.ItemType To { get; }

    /// <summary>The attributes of the old items that are left behind on purpose.</summary>
    internal Items<string> Dropped { get; private init; } = [];

    /// <summary>The same, knowing what it leaves behind on purpose.</summary>
    internal ItemMapping Leaving(Items<string>? attributes) => new(Body, From, To) { Dropped = attributes ?? [] };

    /// <summary>A mapping of one item to one, or to several where the lambda gives a sequence.</summary>
    /// <typeparam name="TOld">The record of the old items: its properties are their attributes, by <see cref="AttributeAttribute"/> or by their own names.</typeparam>
    /// <typeparam name="TNew">The record of the new items, or a sequence of it.</typeparam>
    /// <param name="map">What becomes of an item. A part that does not depend on the item is computed once, in the plan.</param>
    public static ItemMapping Of<TOld, TNew>(Expression<Func<TOld, TNew>> map) => Mapping.ExpressionReader.Read(map);

    /// <summary>Equality by what is computed.</summary>
    public bool Equals(ItemMapping? other) => other is not null && Equals(Body, other.Body) && Equals(From, other.From) && Equals(To, other.To) && Equals(Dropped, other.Dropped);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ItemMapping);

    /// <inheritdoc/>
    public override int GetHashCode() => Body.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{From.Name} => {To.Name}";
}
