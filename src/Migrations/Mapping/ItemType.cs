namespace Groundplan.Migrations.Mapping;

/// <summary>What a value of an item is.</summary>
internal enum ItemKind
{
    Text,
    Integer,
    Decimal,
    Float,
    Truth,
    Binary,
    List,
    TextSet,
    NumberSet,
    Map,
    Record,

    /// <summary>No type that an item can hold.</summary>
    Other,
}

/// <summary>A type of the plan, as far as items of tables know types.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in C#, without namespace.</param>
internal sealed record ItemType(ItemKind Kind, string Name)
{
    public static readonly ItemType Text = new(ItemKind.Text, "string");

    public static readonly ItemType Truth = new(ItemKind.Truth, "bool");

    public static readonly ItemType Unknown = new(ItemKind.Other, "?");

    /// <summary>Whether it may be null; the attribute is then missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The element of a list, set or map.</summary>
    public ItemType? Element { get; init; }

    /// <summary>The members of a record, in order of declaration.</summary>
    public Items<ItemMember> Members { get; init; } = [];

    /// <summary>How many bits an integer has; 0 for anything else.</summary>
    public int Bits { get; init; }

    public bool IsNumber => Kind is ItemKind.Integer or ItemKind.Decimal or ItemKind.Float;

    public ItemMember? Member(string property) => Members.FirstOrDefault(member => member.Property == property);
}

/// <summary>A member of a record and the attribute that it stands for.</summary>
/// <param name="Property">The property.</param>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Type">Its type.</param>
internal sealed record ItemMember(string Property, string Attribute, ItemType Type);
