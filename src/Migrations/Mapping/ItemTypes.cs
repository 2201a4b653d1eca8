using System.Collections;
using System.Reflection;

namespace Groundplan.Migrations.Mapping;

/// <summary>Reads the types of a compiled plan.</summary>
internal static class ItemTypes
{
    // Records in records; a type that holds itself ends here.
    private const int DeepestNesting = 16;

    private static readonly Dictionary<Type, ItemType> Known = new()
    {
        [typeof(string)] = ItemType.Text,
        [typeof(char)] = new(ItemKind.Text, "char"),
        [typeof(bool)] = ItemType.Truth,
        [typeof(sbyte)] = new(ItemKind.Integer, "sbyte") { Bits = 8 },
        [typeof(byte)] = new(ItemKind.Integer, "byte") { Bits = 8 },
        [typeof(short)] = new(ItemKind.Integer, "short") { Bits = 16 },
        [typeof(ushort)] = new(ItemKind.Integer, "ushort") { Bits = 16 },
        [typeof(int)] = new(ItemKind.Integer, "int") { Bits = 32 },
        [typeof(uint)] = new(ItemKind.Integer, "uint") { Bits = 32 },
        [typeof(long)] = new(ItemKind.Integer, "long") { Bits = 64 },
        [typeof(ulong)] = new(ItemKind.Integer, "ulong") { Bits = 64 },
        [typeof(decimal)] = new(ItemKind.Decimal, "decimal"),
        [typeof(float)] = new(ItemKind.Float, "float"),
        [typeof(double)] = new(ItemKind.Float, "double"),
        [typeof(byte[])] = new(ItemKind.Binary, "byte[]"),
    };

    public static ItemType Of(Type type, int depth = 0)
    {
        if (Known.TryGetValue(type, out var known))
            return known;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner, depth) with { IsNullable = true };
        if (depth >= DeepestNesting || type.IsEnum)
            return new(ItemKind.Other, type.Name);
        if (ElementOf(type, typeof(IDictionary<,>)) is { Length: 2 } entry && entry[0] == typeof(string))
            return new(ItemKind.Map, NameOf(type)) { Element = Of(entry[1], depth + 1) };
        if (ElementOf(type, typeof(ISet<>)) is { } member && Of(member[0], depth + 1) is var inSet && (inSet.Kind == ItemKind.Text || inSet.IsNumber))
            return new(inSet.IsNumber ? ItemKind.NumberSet : ItemKind.TextSet, NameOf(type)) { Element = inSet };
        if (ElementOf(type, typeof(IEnumerable<>)) is { } element)
            return new(ItemKind.List, NameOf(type)) { Element = Of(element[0], depth + 1) };
        if (typeof(IEnumerable).IsAssignableFrom(type) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.IsPointer || typeof(Delegate).IsAssignableFrom(type))
            return new(ItemKind.Other, NameOf(type));
        return new(ItemKind.Record, NameOf(type)) { Members = MembersOf(type, depth) };
    }

    private static Items<ItemMember> MembersOf(Type type, int depth)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
            levels.Push(level);
        return levels
            .SelectMany(level => level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null && property.SetMethod is not null)
            .Select(property => new ItemMember(property.Name, AttributeOf(property), Of(property.PropertyType, depth + 1)))
            .ToItems();
    }

    // A parameter of a record's constructor may carry the attribute for its property.
    private static string AttributeOf(PropertyInfo property) =>
        property.GetCustomAttribute<AttributeAttribute>()?.Name
        ?? property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == property.Name).Select(parameter => parameter.GetCustomAttribute<AttributeAttribute>()?.Name).FirstOrDefault(name => name is not null)
        ?? property.Name;

    private static Type[]? ElementOf(Type type, Type definition) =>
        (type.IsInterface ? type.GetInterfaces().Prepend(type) : type.GetInterfaces())
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == definition)?.GetGenericArguments();

    private static string NameOf(Type type) => type.IsArray ? $"{NameOf(type.GetElementType()!)}[]" : type.Name.Split('`')[0];
}
