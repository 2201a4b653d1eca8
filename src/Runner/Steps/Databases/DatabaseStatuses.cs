using System.Collections.Frozen;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>What statuses of instances and snapshots stand for, by their full names.</summary>
internal static class DatabaseStatuses
{
    public const string Available = "available";
    public const string Deleting = "deleting";

    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
    private static readonly FrozenSet<string> Dead = FrozenSet.ToFrozenSet(
    [
        "failed", "restore-error", "incompatible-create", "incompatible-credentials", "incompatible-network", "incompatible-option-group",
        "incompatible-parameters", "incompatible-restore", "inaccessible-encryption-credentials", "insufficient-capacity",
    ]);

    /// <summary>Waiting is no use.</summary>
    public static bool IsDead(string status) => Dead.Contains(status);
}
