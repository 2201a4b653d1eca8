using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>What a step that succeeded leaves.</summary>
/// <param name="Summary">One sentence with figures, for people.</param>
/// <param name="Outputs">What later steps may read, by the names that the step's kind declares.</param>
/// <param name="Report">More for the journal, such as a completeness report; null for nothing.</param>
public sealed record StepOutcome(string Summary, JsonObject? Outputs = null, JsonObject? Report = null);
