using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>How far one segment of a scan is: everything before the cursor is done for certain.</summary>
/// <param name="Cursor">Raw JSON of the last key; null at the beginning.</param>
/// <param name="IsDone">There is nothing after the cursor.</param>
/// <param name="Counts">What was done.</param>
internal sealed record SegmentState(byte[]? Cursor, bool IsDone, WorkCounts Counts)
{
    public static readonly SegmentState Start = new(null, false, default);

    // A key is data: what hides secrets in the journal may change it, and a scan from a changed key would leave items out. The check finds that.
    public JsonObject ToJson() => new()
    {
        ["done"] = IsDone,
        ["cursor"] = Cursor is null ? null : Encoding.UTF8.GetString(Cursor),
        ["check"] = Cursor is null ? null : CheckOf(Cursor),
        ["read"] = Counts.Read,
        ["written"] = Counts.Written,
        ["skipped"] = Counts.Skipped,
    };

    /// <summary>The state as it was saved; the start, where that cannot be trusted.</summary>
    public static SegmentState Read(JsonNode? saved)
    {
        if (saved is not JsonObject json)
            return Start;
        var cursor = json["cursor"] is JsonValue text && text.GetValueKind() == JsonValueKind.String ? Encoding.UTF8.GetBytes(text.GetValue<string>()) : null;
        if (cursor is not null && json["check"]?.ToString() != CheckOf(cursor))
            return Start;
        var counts = new WorkCounts(json["read"]?.GetValue<long>() ?? 0, json["written"]?.GetValue<long>() ?? 0, json["skipped"]?.GetValue<long>() ?? 0);
        return new SegmentState(cursor, json["done"]?.GetValue<bool>() ?? false, counts);
    }

    private static string CheckOf(byte[] cursor) => Convert.ToHexStringLower(SHA256.HashData(cursor).AsSpan(0, 8));
}
