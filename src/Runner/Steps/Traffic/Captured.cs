using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>The records of a name and type before a step changed them, and which of them the step made. It is in the checkpoint before the first change, and in the step's outputs.</summary>
/// <param name="Key">Zone, name and type.</param>
/// <param name="Records">The records that were there.</param>
/// <param name="Made">Set identifiers of the records that were not there; an empty one for a simple record.</param>
internal sealed record Captured(RecordKey Key, IReadOnlyList<RecordSet> Records, IReadOnlyList<string> Made)
{
    private const string Property = "captured";

    /// <summary>What was captured by an earlier call, or is captured and kept now.</summary>
    public static async Task<Captured> OnceAsync(StepRun step, RecordKey key, IReadOnlyList<RecordSet> found, IEnumerable<RecordSet> wanted, CancellationToken cancellationToken)
    {
        if (step.Checkpoint?[Property] is JsonObject kept)
            return Read(kept);
        var identifiers = wanted.Select(w => w.SetIdentifier ?? "").ToHashSet(StringComparer.Ordinal);
        var concerned = found.Where(f => identifiers.Contains(f.SetIdentifier ?? "")).ToList();
        var captured = new Captured(key, concerned, [.. identifiers.Except(concerned.Select(f => f.SetIdentifier ?? "")).Order(StringComparer.Ordinal)]);
        await step.SaveAsync(captured.Outputs(), cancellationToken);
        return captured;
    }

    /// <summary>From the argument of that name.</summary>
    public static Captured Of(StepArguments arguments)
    {
        if (arguments.Anything(Property) is not JsonObject captured)
            throw arguments.Failure(Property, "must be what a traffic step has captured, as that step's output 'captured'");
        return IsWhole(captured) ? Read(captured) : throw arguments.Failure(Property, "is not what a traffic step has captured");
    }

    /// <summary>The changes that bring back what was captured, from what is there now.</summary>
    public IReadOnlyList<JsonObject> Changes(IReadOnlyList<RecordSet> now)
        => [.. now.Where(IsMade).Select(r => r.Change("DELETE")), .. Records.Where(r => !now.Any(r.IsSame)).Select(r => r.Change("UPSERT"))];

    /// <summary>The changes that make what was captured so, whatever is there.</summary>
    public IReadOnlyList<JsonObject> Again => [.. Records.Select(r => r.Change("UPSERT"))];

    public JsonObject Outputs() => new()
    {
        [Property] = new JsonObject
        {
            ["hostedZoneId"] = Key.Zone,
            ["name"] = Key.Name,
            ["type"] = Key.Type,
            ["records"] = new JsonArray([.. Records.Select(r => r.Members.DeepClone())]),
            ["made"] = new JsonArray([.. Made.Select(m => (JsonNode)m)]),
        },
    };

    private bool IsMade(RecordSet record) => Made.Contains(record.SetIdentifier ?? "", StringComparer.Ordinal);

    private static bool IsWhole(JsonObject captured)
        => captured["records"] is JsonArray records && records.All(r => r is JsonObject) && captured["made"] is JsonArray made
            && made.Append(captured["hostedZoneId"]).Append(captured["name"]).Append(captured["type"]).All(t => t?.GetValueKind() == JsonValueKind.String);

    private static Captured Read(JsonObject captured) => new(
        new RecordKey((string)captured["hostedZoneId"]!, (string)captured["name"]!, (string)captured["type"]!),
        [.. captured["records"]!.AsArray().Select(r => new RecordSet(r!.DeepClone().AsObject()))],
        [.. captured["made"]!.AsArray().Select(m => (string)m!)]);
}
