using Groundplan.Migrations.Mapping;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>The key of a table of the plan; nothing where the table is not in it.</summary>
internal static class TableKey
{
    /// <summary>The names of its attributes.</summary>
    public static List<string> NamesOf(object? target) => target is Aws.DynamoDB.Table { KeySchema: { } schema }
        ? [.. schema.Where(element => element is { AttributeName.IsLiteral: true }).Select(element => element.AttributeName.Literal)]
        : [];

    /// <summary>The attributes of the key with their types, where the table defines them: <c>S</c>, <c>N</c> or <c>B</c>.</summary>
    public static IEnumerable<(string Name, string Type)> TypesOf(object? target)
    {
        var names = NamesOf(target);
        return target is Aws.DynamoDB.Table { AttributeDefinitions: { } definitions }
            ? definitions.Where(definition => definition is { AttributeName.IsLiteral: true, AttributeType.IsLiteral: true } && names.Contains(definition.AttributeName.Literal))
                .Select(definition => (definition.AttributeName.Literal, definition.AttributeType.Literal))
            : [];
    }

    /// <summary>The type of an attribute that holds values of a type of the plan; null where no key can.</summary>
    public static string? TypeOf(ItemType type) => type.IsNumber ? "N" : type.Kind switch
    {
        ItemKind.Text => "S",
        ItemKind.Binary => "B",
        _ => null,
    };
}
