using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>What a step that succeeded leaves.</summary>
/// <param name="Summary">One sentence with figures, for people.</param>
/// <param name="Outputs">What later steps may read, by the names that the step's kind declares.</param>
/// <param name="Report">More for the journal, such as a completeness report; null for nothing.</param>
public sealed record StepOutcome(string Summary, JsonObject? Outputs = null, JsonObject? Report = null)
{
    /// <summary>
    /// What a verification pass of the step's own found at its end. Data steps have one: a second look would read everything again, and a source that is written to meanwhile
    /// would not be what was copied any more. Null where <see cref="IStepExecutor.VerifyAsync"/> is asked.
    /// </summary>
    public StepVerdict? Verdict { get; init; }
}
