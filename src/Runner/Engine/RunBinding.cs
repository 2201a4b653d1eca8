using System.Text.Json.Nodes;

namespace Groundplan.Runner.Engine;

/// <summary>What was reviewed, and what approvals are bound to.</summary>
/// <param name="Runbook">SHA-256 of runbook.json.</param>
/// <param name="Artifacts">SHA-256 over path and digest of each document that the runbook may use.</param>
/// <param name="Environment">The environment of the runbook; null for none.</param>
internal sealed record RunBinding(string Runbook, string Artifacts, string? Environment)
{
    public void WriteTo(JsonObject data)
    {
        data["runbook"] = Runbook;
        data["artifacts"] = Artifacts;
        data["environment"] = Environment;
    }

    public static RunBinding? Of(JsonObject data)
        => RunState.Text(data, "runbook") is { } runbook ? new RunBinding(runbook, RunState.Text(data, "artifacts") ?? "", RunState.Text(data, "environment")) : null;
}
