using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>A step that is to be done, or what undoes it: the two differ in what is executed and in what the journal calls it.</summary>
internal sealed record Work
{
    /// <summary>What is executed.</summary>
    public required MigrationStep Definition { get; init; }

    /// <summary>The step that the journal speaks of.</summary>
    public required MigrationStep Step { get; init; }

    public bool IsUndo => Step != Definition;

    public string StartedKind => IsUndo ? JournalKind.CompensationStarted : JournalKind.StepStarted;

    public string FinishedKind => IsUndo ? JournalKind.CompensationFinished : JournalKind.StepFinished;

    public string FailedKind => IsUndo ? JournalKind.CompensationFailed : JournalKind.StepFailed;

    public static Work Doing(MigrationStep step) => new() { Definition = step, Step = step };

    public static Work Undoing(MigrationStep step) => new() { Definition = step.Compensation!, Step = step };

    public AttemptRecord Attempts(RunState state) => IsUndo ? state.Step(Step.Id).Undo : state.Step(Step.Id).Forward;

    /// <summary>SHA-256 of all that decides what a step does, and what undoes it.</summary>
    public static string Digest(MigrationStep step)
    {
        var parts = new JsonArray(step.Kind, step.Idempotency, step.Arguments.DeepClone(), step.Compensation?.Kind, step.Compensation?.Arguments.DeepClone());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToJsonString())));
    }
}
