using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>A snapshot as DescribeDBSnapshots shows it.</summary>
/// <param name="Identifier">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Instance">What it was taken of.</param>
/// <param name="ResourceId">The same, by the id that is never given again.</param>
/// <param name="Status">Its status.</param>
/// <param name="AllocatedStorage">GiB.</param>
/// <param name="Encrypted">Whether it is.</param>
/// <param name="Percent">How far its making is.</param>
/// <param name="Created">When it was taken.</param>
internal sealed record DatabaseSnapshot(
    string Identifier, string Arn, string Instance, string ResourceId, string Status, long AllocatedStorage, bool Encrypted, long Percent, DateTimeOffset? Created)
{
    public bool IsAvailable => Status == DatabaseStatuses.Available;

    public static DatabaseSnapshot Of(XElement e) => new(
        e.Text("DBSnapshotIdentifier"),
        e.Text("DBSnapshotArn"),
        e.Text("DBInstanceIdentifier"),
        e.Text("DbiResourceId"),
        e.Text("Status"),
        Number(e, "AllocatedStorage"),
        e.Flag("Encrypted"),
        Number(e, "PercentProgress"),
        e.Time("SnapshotCreateTime"));

    /// <summary>Why it is no backup of an instance; null when it is one.</summary>
    public string? Objection(string instance, string resourceId, bool encrypted, long allocatedStorage) => this switch
    {
        { IsAvailable: false } => $"snapshot {Identifier} is {Status}, not available",
        _ when Instance != instance => $"snapshot {Identifier} is of {Instance}, not of {instance}",
        _ when ResourceId.Length > 0 && resourceId.Length > 0 && ResourceId != resourceId => $"snapshot {Identifier} is of an earlier instance with the name {instance}",
        _ when encrypted && !Encrypted => $"snapshot {Identifier} is not encrypted, and {instance} is",
        _ when AllocatedStorage < allocatedStorage => string.Create(CultureInfo.InvariantCulture, $"snapshot {Identifier} has {AllocatedStorage} GiB, and {instance} has {allocatedStorage}"),
        _ => null,
    };

    /// <summary>The names in <see cref="Outputs"/>.</summary>
    public static IReadOnlyList<string> OutputNames { get; } = ["snapshot", "snapshotArn", "instance", "resourceId", "createdAt", "allocatedStorage", "encrypted"];

    /// <summary>What later steps may want to know.</summary>
    public JsonObject Outputs() => new()
    {
        ["snapshot"] = Identifier,
        ["snapshotArn"] = Arn,
        ["instance"] = Instance,
        ["resourceId"] = ResourceId,
        ["createdAt"] = Created?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["allocatedStorage"] = AllocatedStorage,
        ["encrypted"] = Encrypted,
    };

    private static long Number(XElement e, string name) => long.TryParse(e.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
