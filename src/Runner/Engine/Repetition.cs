using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>Steps that were begun, cannot know what they did, and do harm when they do it twice.</summary>
internal static class Repetition
{
    private const string Ledger = "ledger";

    /// <summary>Why it is not run again without a person's word; null when it may.</summary>
    public static string? Refusal(Work work, RunState state, IStepExecutor executor)
    {
        var attempts = work.Attempts(state);
        if (executor.ResumesByItself || !attempts.Began || (attempts is { IsOpen: true, Checkpoint: not null }) || !IsHarmful(work.Definition))
            return null;
        var what = work.IsUndo ? $"What undoes step {work.Step.Id}" : $"Step {work.Step.Id}";
        return $"{what} ({work.Definition.Kind}) was begun and did not end well; it is {work.Definition.Idempotency} on re-run, and whether it had its effect only a person can see. "
            + $"Look, then give --rerun {work.Step.Id} to run it again, or --skip {work.Step.Id} --reason \"…\" when it is done.";
    }

    private static bool IsHarmful(MigrationStep step)
        => step.Idempotency == MigrationIdempotency.Destructive || (step.Idempotency == MigrationIdempotency.AppendOnly && step.Arguments[Ledger] is null);
}
