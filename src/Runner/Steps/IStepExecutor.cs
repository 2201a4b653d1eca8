using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>Does one kind of step. It keeps no state of its own: what has to survive a crash goes into checkpoints and outputs.</summary>
public interface IStepExecutor
{
    /// <summary>The kind in the runbook, such as <c>copy-table</c>. A team's own starts with a name of theirs and a slash: <c>acme/flush-cache</c>.</summary>
    string Kind { get; }

    /// <summary>The names of all outputs that a step of the kind may leave; <c>*</c> where only the environment knows them.</summary>
    IReadOnlyList<string> Outputs => [];

    /// <summary>Looks at the environment and says what running the step would do. Cannot write, by type.</summary>
    /// <exception cref="StepFailure">The arguments make no sense.</exception>
    Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken);

    /// <summary>
    /// Does the step. May be called again for the same attempt, with the same token, after the process was killed at any point of the first call: it
    /// then goes on from the last checkpoint, and what was done is not done twice.
    /// </summary>
    /// <exception cref="StepFailure">The step cannot be done; says what was left as it was.</exception>
    Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken);

    /// <summary>Whether the step's effect is there, found out without anything that <see cref="RunAsync"/> remembers. Cannot write, by type.</summary>
    Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken);

    /// <summary>
    /// Whether <see cref="RunAsync"/> keeps its promise for every step of the kind. False for a kind that cannot know, such as a program: a step that is destructive on
    /// re-run, or appends without a ledger, is then not run again after it was cut off without a checkpoint, unless a person says so.
    /// </summary>
    bool ResumesByItself => true;

    /// <summary>Why a compensation must not be run although the step was begun: what it would delete was there before the step. Null where it is run.</summary>
    /// <param name="compensation">The kind of the compensation.</param>
    /// <param name="saved">The step's last checkpoint; null for none.</param>
    string? ReasonToKeep(string compensation, JsonObject? saved) => null;

    /// <summary>How long a step's own arguments let it wait: until a time has passed, until something has held so long, or for an answer. A timeout of the runbook that is shorter counts from there.</summary>
    TimeSpan OwnWait(StepReading step) => TimeSpan.Zero;
}
