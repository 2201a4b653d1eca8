using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.General;

/// <summary>What is left of a step that a person let pass.</summary>
internal static class Consents
{
    /// <exception cref="StepFailure">Nobody let it pass.</exception>
    public static StepOutcome Outcome(StepRun step, string verb)
    {
        var consent = step.Consent ?? throw new StepFailure("Nobody let it pass: a step of this kind stands among the steps, not among checks or what undoes a step.");
        var who = consent["approver"]?.GetValue<string>();
        var comment = consent["comment"]?.GetValue<string>();
        return new StepOutcome(
            $"{verb} by {who}{(comment is null ? "" : $": {comment}")}.",
            new JsonObject { ["by"] = who },
            new JsonObject { ["approver"] = who, ["comment"] = comment, ["evidence"] = consent["evidence"]?.DeepClone() });
    }
}
