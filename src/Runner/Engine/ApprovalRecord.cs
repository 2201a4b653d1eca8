using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>Somebody approved a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Approver">Their ARN.</param>
/// <param name="Binding">What they saw.</param>
/// <param name="Given">When, by the clock of the machine they were at.</param>
/// <param name="Expires">Until when it counts.</param>
/// <param name="Data">All of it, as it is in the journal.</param>
internal sealed record ApprovalRecord(string Step, string Approver, RunBinding? Binding, DateTimeOffset Given, DateTimeOffset Expires, JsonObject Data)
{
    public static ApprovalRecord Of(JournalEntry entry)
        => new(
            entry.Step ?? "",
            RunState.Text(entry.Data, "approver") ?? "",
            RunBinding.Of(entry.Data),
            entry.Time,
            UtcText.TryRead(RunState.Text(entry.Data, "expires"), out var expires) ? expires : DateTimeOffset.MinValue,
            entry.Data);
}
