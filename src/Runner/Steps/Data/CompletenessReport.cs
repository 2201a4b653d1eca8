using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Data;

/// <summary>
/// What a data step found, did and verified. It carries the SHA-256 of itself and goes into the journal, whose chain holds it; see <see cref="ReportSigning"/> for a signature.
/// </summary>
internal sealed record CompletenessReport
{
    /// <summary>How many units that differ are named, of each kind.</summary>
    public const int MostNamed = 20;

    private const string DigestName = "sha256";
    private const string SignatureName = "signature";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kind of the step.</summary>
    public required string Kind { get; init; }

    /// <summary>Where from, such as a table's ARN.</summary>
    public required string From { get; init; }

    /// <summary>Where to.</summary>
    public required string To { get; init; }

    /// <summary>What is counted, in the plural.</summary>
    public required string Unit { get; init; }

    /// <summary>How many have to be at the target.</summary>
    public required long Inventory { get; init; }

    /// <summary>Written by this step, in all its attempts. What was on its way when the runner was killed may count twice, or not at all.</summary>
    public required long Copied { get; init; }

    /// <summary>Left alone, because the target had them just so.</summary>
    public required long Skipped { get; init; }

    /// <summary>Removed from the target.</summary>
    public long Deleted { get; init; }

    /// <summary>Read back from the target after all writes, and found equal.</summary>
    public required long Verified { get; init; }

    /// <summary>At the target, and not in the inventory.</summary>
    public long Extra { get; init; }

    /// <summary>Of all that has to be there, whatever the order.</summary>
    public required string SourceDigest { get; init; }

    /// <summary>Of all that is there.</summary>
    public required string TargetDigest { get; init; }

    /// <summary>Keys that are missing at the target, at most <see cref="MostNamed"/>.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Keys whose content differs.</summary>
    public IReadOnlyList<string> Different { get; init; } = [];

    /// <summary>Keys that are only at the target.</summary>
    public IReadOnlyList<string> Additional { get; init; } = [];

    /// <summary>When the verification ended.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Nothing of the inventory is missing or different.</summary>
    public bool Holds => Verified == Inventory && Missing.Count == 0 && Different.Count == 0;

    /// <summary>The report as it is kept, with its digest.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["report"] = "completeness",
            ["version"] = 1,
            ["kind"] = Kind,
            ["from"] = From,
            ["to"] = To,
            ["unit"] = Unit,
            ["inventory"] = Inventory,
            ["copied"] = Copied,
            ["skipped"] = Skipped,
            ["deleted"] = Deleted,
            ["verified"] = Verified,
            ["extra"] = Extra,
            ["sourceDigest"] = SourceDigest,
            ["targetDigest"] = TargetDigest,
            ["missing"] = List(Missing),
            ["different"] = List(Different),
            ["additional"] = List(Additional),
            ["holds"] = Holds,
            ["verifiedAt"] = VerifiedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        json[DigestName] = Convert.ToHexStringLower(DigestOf(json));
        return json;
    }

    /// <summary>Whether a kept report still has the digest that it was given.</summary>
    public static bool IsUnchanged(JsonObject report) => report[DigestName]?.ToString() == Convert.ToHexStringLower(DigestOf(report));

    /// <summary>The SHA-256 of a report: of its JSON in UTF-8, without white space, digest and signature.</summary>
    public static byte[] DigestOf(JsonObject report)
    {
        var bare = report.DeepClone().AsObject();
        bare.Remove(DigestName);
        bare.Remove(SignatureName);
        return SHA256.HashData(Encoding.UTF8.GetBytes(bare.ToJsonString(Compact)));
    }

    private static JsonArray List(IReadOnlyList<string> keys) => [.. keys.Take(MostNamed).Select(k => JsonValue.Create(k))];
}
