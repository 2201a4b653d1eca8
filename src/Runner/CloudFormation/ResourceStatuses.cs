using System.Collections.Frozen;

namespace Groundplan.Runner.CloudFormation;

/// <summary>Resource statuses that stand for a failure, by their full names.</summary>
internal static class ResourceStatuses
{
    public const string DeleteSkipped = "DELETE_SKIPPED";
    public const string DeleteComplete = "DELETE_COMPLETE";

    private static readonly FrozenSet<string> Failures = FrozenSet.ToFrozenSet(
    [
        "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED", "IMPORT_FAILED", "IMPORT_ROLLBACK_FAILED", "ROLLBACK_FAILED",
        "UPDATE_ROLLBACK_FAILED", "EXPORT_FAILED", "EXPORT_ROLLBACK_FAILED",
    ]);

    public static bool IsFailure(string status) => Failures.Contains(status);
}
