using System.Collections.Frozen;

namespace Groundplan.Runner.CloudFormation;

/// <summary>What a stack's status means for whoever wants to act on it.</summary>
internal enum StackKind
{
    /// <summary>In order; can be updated.</summary>
    Healthy,

    /// <summary>An operation runs.</summary>
    Busy,

    /// <summary>The shell of a change set that was never executed; holds no resource.</summary>
    Shell,

    /// <summary>A creation that failed; can only be deleted.</summary>
    Dead,

    /// <summary>Stuck between two states; a person has to decide.</summary>
    Stuck,

    /// <summary>A deletion that failed; can only be deleted again.</summary>
    HalfDeleted,

    /// <summary>Not there any more.</summary>
    Gone,
}

/// <summary>A status: what it means, whether the operation that ended in it succeeded, what to do next.</summary>
internal sealed record StackStatusRow(string Status, StackKind Kind, bool Succeeded, string NextAction)
{
    /// <summary>No operation runs.</summary>
    public bool IsAtRest => Kind != StackKind.Busy;
}

/// <summary>Every stack status there is, by its full name.</summary>
internal static class StackStatuses
{
    public const string ReviewInProgress = "REVIEW_IN_PROGRESS";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
    public const string DeleteComplete = "DELETE_COMPLETE";

    private const string Wait = "wait for it to end: groundplan status";
    private const string Update = "deploy changes: groundplan deploy";

    private static readonly FrozenDictionary<string, StackStatusRow> Rows = new StackStatusRow[]
    {
        new("CREATE_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("CREATE_COMPLETE", StackKind.Healthy, true, Update),
        new("CREATE_FAILED", StackKind.Dead, false, "delete it and create it again: groundplan deploy offers to"),
        new("ROLLBACK_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("ROLLBACK_COMPLETE", StackKind.Dead, false, "delete it and create it again: groundplan deploy offers to"),
        new("ROLLBACK_FAILED", StackKind.Dead, false, "delete it and create it again: groundplan deploy offers to"),
        new(DeleteInProgress, StackKind.Busy, false, Wait),
        new(DeleteComplete, StackKind.Gone, true, "create it: groundplan deploy"),
        new("DELETE_FAILED", StackKind.HalfDeleted, false, "remove what blocks the deletion, then delete it again: groundplan delete, or in a migration the command that stopped there"),
        new("UPDATE_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", StackKind.Busy, true, Wait),
        new("UPDATE_COMPLETE", StackKind.Healthy, true, Update),
        new("UPDATE_FAILED", StackKind.Stuck, false, "roll it back: aws cloudformation rollback-stack"),
        new("UPDATE_ROLLBACK_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("UPDATE_ROLLBACK_COMPLETE", StackKind.Healthy, false, "healthy, in the state before the update; mend the plan and groundplan deploy"),
        new("UPDATE_ROLLBACK_FAILED", StackKind.Stuck, false, "mend what blocks it, then aws cloudformation continue-update-rollback"),
        new(ReviewInProgress, StackKind.Shell, false, "holds no resource; groundplan deploy uses it, groundplan delete removes it"),
        new("IMPORT_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("IMPORT_COMPLETE", StackKind.Healthy, true, Update),
        new("IMPORT_ROLLBACK_IN_PROGRESS", StackKind.Busy, false, Wait),
        new("IMPORT_ROLLBACK_COMPLETE", StackKind.Healthy, false, "healthy, without the import; mend the plan and groundplan deploy"),
        new("IMPORT_ROLLBACK_FAILED", StackKind.Stuck, false, "mend what blocks it, then aws cloudformation continue-update-rollback"),
    }.ToFrozenDictionary(r => r.Status, StringComparer.Ordinal);

    /// <summary>All rows, by status.</summary>
    public static IReadOnlyDictionary<string, StackStatusRow> All => Rows;

    /// <summary>Statuses of stacks that may hold resources.</summary>
    public static IEnumerable<string> Deployed => Rows.Values.Where(r => r.Kind is not (StackKind.Gone or StackKind.Shell)).Select(r => r.Status).Order(StringComparer.Ordinal);

    /// <summary>The row of a status. One that is not in the table is never guessed from its spelling.</summary>
    public static StackStatusRow Of(string status)
        => Rows.TryGetValue(status, out var row)
            ? row
            : throw RunnerError.Failed($"CloudFormation says the stack is '{status}', a status this tool does not know. Look at the stack in the console.");
}
