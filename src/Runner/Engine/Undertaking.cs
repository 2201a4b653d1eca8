using System.Text.Json.Nodes;
using Groundplan.Migrations.Documents;

namespace Groundplan.Runner.Engine;

/// <summary>An abort or a rollback.</summary>
/// <param name="To">Where a rollback goes to, a step's id or a phase; null for an abort.</param>
internal sealed record Undertaking(string? To)
{
    public string Verb => To is null ? "abort" : "rollback";

    public string Command => To is null ? "abort" : $"rollback --to{(To.StartsWith('-') ? "=" : " ")}{ShellText.Word(To)}";

    public JsonObject ToJson() => new() { ["undo"] = Verb, ["to"] = To };

    public static Undertaking? Of(JsonObject data) => RunState.Text(data, "undo") is null ? null : new Undertaking(RunState.Text(data, "to"));
}
