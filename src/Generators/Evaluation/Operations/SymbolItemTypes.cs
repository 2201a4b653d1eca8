using Groundplan.Migrations.Mapping;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Reads the types of a plan's source: the same as <see cref="ItemTypes"/> reads of the compiled ones.</summary>
internal static class SymbolItemTypes
{
    private const int DeepestNesting = 16;

    public static ItemType Of(ITypeSymbol? type, int depth = 0) => type switch
    {
        null => ItemType.Unknown,
        { SpecialType: SpecialType.System_String } => ItemType.Text,
        { SpecialType: SpecialType.System_Char } => new(ItemKind.Text, "char"),
        { SpecialType: SpecialType.System_Boolean } => ItemType.Truth,
        { SpecialType: SpecialType.System_SByte } => new(ItemKind.Integer, "sbyte") { Bits = 8 },
        { SpecialType: SpecialType.System_Byte } => new(ItemKind.Integer, "byte") { Bits = 8 },
        { SpecialType: SpecialType.System_Int16 } => new(ItemKind.Integer, "short") { Bits = 16 },
        { SpecialType: SpecialType.System_UInt16 } => new(ItemKind.Integer, "ushort") { Bits = 16 },
        { SpecialType: SpecialType.System_Int32 } => new(ItemKind.Integer, "int") { Bits = 32 },
        { SpecialType: SpecialType.System_UInt32 } => new(ItemKind.Integer, "uint") { Bits = 32 },
        { SpecialType: SpecialType.System_Int64 } => new(ItemKind.Integer, "long") { Bits = 64 },
        { SpecialType: SpecialType.System_UInt64 } => new(ItemKind.Integer, "ulong") { Bits = 64 },
        { SpecialType: SpecialType.System_Decimal } => new(ItemKind.Decimal, "decimal"),
        { SpecialType: SpecialType.System_Single } => new(ItemKind.Float, "float"),
        { SpecialType: SpecialType.System_Double } => new(ItemKind.Float, "double"),
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => new(ItemKind.Binary, "byte[]"),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(nullable.TypeArguments[0], depth) with { IsNullable = true },
        _ when depth >= DeepestNesting || type.TypeKind == TypeKind.Enum => new(ItemKind.Other, type.MetadataName),
        _ => OfHolder(type, depth),
    };

    private static ItemType OfHolder(ITypeSymbol type, int depth)
    {
        var name = NameOf(type);
        if (ElementOf(type, "IDictionary", 2) is { } entry && entry[0].SpecialType == SpecialType.System_String)
            return new(ItemKind.Map, name) { Element = Of(entry[1], depth + 1) };
        if (ElementOf(type, "ISet", 1) is { } member && Of(member[0], depth + 1) is var inSet && (inSet.Kind == ItemKind.Text || inSet.IsNumber))
            return new(inSet.IsNumber ? ItemKind.NumberSet : ItemKind.TextSet, name) { Element = inSet };
        if (ElementOf(type, "IEnumerable", 1) is { } element)
            return new(ItemKind.List, name) { Element = Of(element[0], depth + 1) };
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        if (space == "System" || space.StartsWith("System", StringComparison.Ordinal) || type.TypeKind is TypeKind.Pointer or TypeKind.Delegate || type is not INamedTypeSymbol named)
            return new(ItemKind.Other, name);
        return new(ItemKind.Record, name) { Members = MembersOf(named, depth) };
    }

    private static Items<ItemMember> MembersOf(INamedTypeSymbol type, int depth)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (var level = type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
            levels.Push(level);
        return levels
            .SelectMany(level => level.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null, SetMethod: not null })
            .Select(property => new ItemMember(property.Name, AttributeOf(property), Of(property.Type, depth + 1)))
            .ToItems();
    }

    private static string AttributeOf(IPropertySymbol property) =>
        Given(property)
        ?? property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == property.Name).Select(Given).FirstOrDefault(name => name is not null)
        ?? property.Name;

    private static string? Given(ISymbol symbol) => symbol.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "Groundplan.Migrations.AttributeAttribute")?.ConstructorArguments.Select(argument => argument.Value as string).FirstOrDefault();

    private static IReadOnlyList<ITypeSymbol>? ElementOf(ITypeSymbol type, string name, int arity) =>
        (type is INamedTypeSymbol { TypeKind: TypeKind.Interface } own ? type.AllInterfaces.Prepend(own) : type.AllInterfaces)
            .FirstOrDefault(face => face.Name == name && face.TypeArguments.Length == arity && face.ContainingNamespace.ToDisplayString() == "System.Collections.Generic")?.TypeArguments;

    private static string NameOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? $"{NameOf(array.ElementType)}[]" : type.MetadataName.Split('`')[0];
}
