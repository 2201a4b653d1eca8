using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>A step, with nothing in reach that could change the environment.</summary>
public record StepReading
{
    /// <summary>The step's id in the runbook.</summary>
    public required string Id { get; init; }

    /// <summary>Its arguments, with the outputs of earlier steps in place. What is not known yet is missing; see <see cref="Unknown"/>.</summary>
    public required JsonObject Arguments { get; init; }

    /// <summary>The arguments that hang on steps that have not run, as <c>name ← step.output</c>. Empty when the step runs.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The step's own outputs, where it has run.</summary>
    public JsonObject Outputs { get; init; } = [];

    /// <summary>The environment, to be read.</summary>
    public required IReadServices Services { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
