using System.Collections.Frozen;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>The attributes that a mapping knows: those that the old items' record declares, and those that are dropped on purpose.</summary>
/// <param name="Names">The names at the top of an item.</param>
/// <param name="Record">The old items' record; null where the document does not name it.</param>
internal sealed record KnownAttributes(FrozenSet<string> Names, string? Record)
{
    /// <summary>What a document says of them; null where it says nothing.</summary>
    /// <exception cref="MappingError">It says it otherwise than docs/mapping.md does.</exception>
    public static KnownAttributes? Read(JsonElement document)
    {
        var record = !document.TryGetProperty("record", out var name) ? null
            : name.ValueKind == JsonValueKind.String ? name.GetString() : throw new MappingError("/record: it must be a text");
        if (!document.TryGetProperty("known", out var known))
            return null;
        if (known.ValueKind != JsonValueKind.Array || known.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.String))
            throw new MappingError("/known: it must be a list of names");
        return new KnownAttributes(known.EnumerateArray().Select(n => n.GetString()!).ToFrozenSet(StringComparer.Ordinal), record);
    }
}
