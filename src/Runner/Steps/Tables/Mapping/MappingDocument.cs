using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>A mapping document that was read; see docs/mapping.md.</summary>
internal sealed class MappingDocument
{
    private readonly Expression _expression;
    private readonly bool _isEach;
    private readonly JsonElement _item;

    private MappingDocument(Expression expression, bool isEach, JsonElement item, IReadOnlyCollection<string> tables, KnownAttributes? known, string digest)
        => (_expression, _isEach, _item, Tables, Known, Digest) = (expression, isEach, item, tables, known, digest);

    /// <summary>The tables of lookups.</summary>
    public IReadOnlyCollection<string> Tables { get; }

    /// <summary>What an old item may have; null where the document does not say, as those of earlier versions do not.</summary>
    public KnownAttributes? Known { get; }

    /// <summary>The SHA-256 of the document.</summary>
    public string Digest { get; }

    /// <exception cref="MappingError">Names the place in the document.</exception>
    public static MappingDocument Read(JsonNode document)
    {
        var text = document.ToJsonString();
        using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
        var root = parsed.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object)
            throw new MappingError("a mapping document is an object");
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new MappingError("/version: only version 1 is known");
        var isEach = root.TryGetProperty("each", out var expression);
        if (isEach == root.TryGetProperty("item", out var item))
            throw new MappingError("it must have either item or each");
        if (root.EnumerateObject().FirstOrDefault(p => p.Name is not ("version" or "item" or "each" or "known" or "record")) is { Value.ValueKind: not JsonValueKind.Undefined } other)
            throw new MappingError($"there is no member {other.Name} in a mapping document");
        var tables = new HashSet<string>(StringComparer.Ordinal);
        var read = ExpressionReader.Read(isEach ? expression : item, isEach ? "/each" : "/item", [], tables);
        return new MappingDocument(read, isEach, item, tables, KnownAttributes.Read(root), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>What becomes of an item.</summary>
    /// <exception cref="MappingError">Nothing can.</exception>
    /// <exception cref="LookupNeeded">An item of another table has to be read first.</exception>
    public IReadOnlyList<MapValue> Map(MappingScope scope)
    {
        var value = _expression(scope);
        if (!_isEach)
            return [AsItem(value)];
        return value is ListValue list ? [.. list.Elements.Select(AsItem)] : throw new MappingError($"each gives {value?.Noun ?? "nothing"} where a list of items is wanted");
    }

    /// <summary>Whether the whole old key stands in the new one, so that no two items can have one.</summary>
    public bool KeepsKey(TableKeys old, TableKeys now)
        => !_isEach && _item.GetProperty("op").GetString() == "record" && old.Attributes.All(o => now.Attributes.Any(n => n.Type == o.Type && IsPlain(n.Name, o.Name)));

    private bool IsPlain(string name, string old)
        => _item.GetProperty("members").TryGetProperty(name, out var member)
            && member.GetProperty("op").GetString() == "get" && !member.TryGetProperty("of", out _)
            && member.GetProperty("path").EnumerateArray().Select(p => p.GetString()).SequenceEqual([old]);

    private static MapValue AsItem(MappedValue? value) => value as MapValue ?? throw new MappingError($"the mapping gives {value?.Noun ?? "nothing"} where an item is wanted");
}
