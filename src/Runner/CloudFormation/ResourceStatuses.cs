using System.Collections.Frozen;

namespace Groundplan.Runner.CloudFormation;

/// <summary>What resource statuses stand for, by their full names.</summary>
internal static class ResourceStatuses
{
    public const string DeleteSkipped = "DELETE_SKIPPED";
    public const string DeleteComplete = "DELETE_COMPLETE";

    private static readonly FrozenSet<string> Failures = FrozenSet.ToFrozenSet(
    [
        "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED", "IMPORT_FAILED", "IMPORT_ROLLBACK_FAILED", "ROLLBACK_FAILED",
        "UPDATE_ROLLBACK_FAILED", "EXPORT_FAILED", "EXPORT_ROLLBACK_FAILED",
    ]);

    // Not CREATE_FAILED: a resource whose name somebody else holds has that name as its physical id. Not DELETE_SKIPPED: it has left the stack.
    private static readonly FrozenSet<string> Existing = FrozenSet.ToFrozenSet(
    [
        "CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_FAILED", "DELETE_IN_PROGRESS", "DELETE_FAILED", "IMPORT_COMPLETE",
        "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED",
    ]);

    public static bool IsFailure(string status) => Failures.Contains(status);

    /// <summary>The resource is there and belongs to the stack.</summary>
    public static bool Exists(string status) => Existing.Contains(status);
}
