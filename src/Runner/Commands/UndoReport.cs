using System.Text.Json.Nodes;
using Groundplan.Runner.Engine;

namespace Groundplan.Runner.Commands;

/// <summary>What an abort or a rollback says of the steps it comes to.</summary>
internal static class UndoReport
{
    /// <summary>In the order in which it goes about them; data that would be lost on the error stream.</summary>
    public static void Show(RunContext context, RunState state, UndoPlan plan)
    {
        var printer = context.Printer;
        if (plan.Items.Count == 0)
            printer.Line("  nothing is to be undone");
        printer.Table(["step", "kind", "stands", "would", "how, or why not"], [.. plan.Items.Select(i => (string[])[i.Step.Id, i.Step.Kind, Stands(state, i), Would(i.Outcome), How(i)])]);
        foreach (var item in plan.Items)
            printer.Data("undo", new()
            {
                ["id"] = item.Step.Id,
                ["kind"] = item.Step.Kind,
                ["state"] = Stands(state, item),
                ["outcome"] = item.Outcome.Word(),
                ["compensation"] = item.Outcome == UndoOutcome.Undone ? item.Step.Compensation?.Kind : null,
                ["losesData"] = item.LosesData,
                ["reason"] = item.Reason.Length > 0 ? item.Reason : null,
            });
        foreach (var item in plan.Items.Where(i => i.LosesData is not null))
            printer.Note($"undoing {item.Step.Id} loses data: {item.LosesData}");
    }

    public static void Result(RunContext context, string state, int code, UndoTally tally, string? message)
    {
        var data = new JsonObject { ["root"] = context.Runbook.FullName, ["state"] = state, ["exitCode"] = code };
        tally.WriteTo(data);
        data["message"] = message;
        context.Printer.Data("result", data);
    }

    private static string Stands(RunState state, UndoItem item) => MigrationStatus.Word(state.Step(item.Step.Id).Phase);

    private static string Would(UndoOutcome outcome) => outcome switch
    {
        UndoOutcome.Undone => "be undone",
        UndoOutcome.ChangedNothing => "change nothing",
        UndoOutcome.Stays => "stay",
        _ => "be skipped",
    };

    private static string How(UndoItem item) => item switch
    {
        { Outcome: UndoOutcome.Undone, Step.Compensation: { } undo } => undo.Title.Length > 0 ? $"{undo.Kind}: {undo.Title}" : undo.Kind,
        { Outcome: UndoOutcome.ChangedNothing } => "it changed nothing",
        _ => item.Reason,
    };
}
