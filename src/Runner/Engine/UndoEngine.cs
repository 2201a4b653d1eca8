using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Undoes steps one after the other, the latest first.</summary>
internal sealed class UndoEngine(RunContext context, RunLog log, RunProgress progress, IReadOnlySet<string> rerun)
{
    private readonly StepRunner _runner = new(context.Environment, log, progress, context.Host);

    /// <summary>Null when all of them are undone; else the exit code, and the journal says how far it came.</summary>
    public async Task<int?> RunAsync(UndoPlan plan)
    {
        foreach (var item in plan.Items)
        {
            if (context.Host.Interrupts.Stop.IsCancellationRequested || log.Lost.IsCancellationRequested)
                return await StopAsync(ExitCode.Interrupted, "interrupted", plan.Undertaking);
            var end = await OneAsync(item);
            switch (end.Kind)
            {
                case StepEndKind.Failed:
                    return await StopAsync(ExitCode.Failed, $"stopped: step {item.Step.Id} could not be undone. Mend the cause, then go on; or undo it by hand, or let it stay, and leave it.", plan.Undertaking, item.Step);
                case StepEndKind.Refused:
                    return await StopAsync(ExitCode.Refused, end.Message, plan.Undertaking);
                case StepEndKind.Interrupted:
                    return await StopAsync(ExitCode.Interrupted, "interrupted", plan.Undertaking);
                default:
                    break;
            }
        }
        return null;
    }

    private Task<StepEnd> OneAsync(UndoItem item) => item.Outcome == UndoOutcome.Undone ? UndoAsync(item.Step) : LeaveAsync(item);

    private async Task<StepEnd> UndoAsync(MigrationStep step)
    {
        if (context.Environment.Executors.WaitsForPerson(step.Compensation!.Kind))
            return new StepEnd(StepEndKind.Refused, ByPerson(step));
        var task = _runner.RunAsync(Work.Undoing(step), null, rerun.Contains(step.Id), context.Host.Interrupts.Stop);
        await progress.WatchAsync(Abandonment.AwaitAsync(task, log, context.Host.Interrupts));
        return await task;
    }

    private static string ByPerson(MigrationStep step)
    {
        var instructions = (step.Compensation!.Arguments["instructions"] as JsonArray ?? []).Select(i => $"{i}");
        return $"a person undoes step {step.Id}: {string.Join(" ", instructions.DefaultIfEmpty($"{step.Compensation.Title}."))} When that is done, give --skip {step.Id} --reason \"…\", which the journal keeps.";
    }

    private async Task<StepEnd> LeaveAsync(UndoItem item)
    {
        if (item.Outcome == UndoOutcome.Skipped)
            await log.AppendAsync(JournalKind.StepSkipped, new JsonObject { ["undo"] = true, ["reason"] = item.Reason, ["by"] = context.Caller.Arn }, item.Step.Id);
        else
            await log.AppendAsync(JournalKind.CompensationFinished, Finding(item), item.Step.Id);
        context.Printer.Line($"undo {item.Step.Id}: {Sentence(item)}");
        return StepEnd.Finished;
    }

    private static JsonObject Finding(UndoItem item) => new()
    {
        ["outcome"] = item.Outcome.Word(),
        ["reason"] = item.Reason.Length > 0 ? item.Reason : null,
        ["summary"] = $"It {Sentence(item)}.",
    };

    private static string Sentence(UndoItem item) => item.Reason.Length > 0 ? $"{item.Outcome.Word()}: {item.Reason}" : item.Outcome.Word();

    private async Task<int> StopAsync(int code, string message, Undertaking undertaking, MigrationStep? failed = null)
    {
        await log.AppendAsync(JournalKind.RunInterrupted, new JsonObject { ["reason"] = message });
        context.Printer.Note(message);
        var goOn = context.Command(undertaking.Command);
        var leave = failed is null ? null : $"{goOn} --skip {failed.Id} --reason \"…\"";
        context.Printer.Note($"go on: {goOn}");
        if (leave is not null)
            context.Printer.Note($"leave it: {leave}");
        context.Printer.Data("result", new()
        {
            ["root"] = context.Runbook.FullName,
            ["state"] = "stopped",
            ["exitCode"] = code,
            ["left"] = context.Runbook.Steps.Count(s => log.State.Step(s.Id).MayBeUndone),
            ["message"] = message,
            ["next"] = new JsonArray([.. ((string?[])[goOn, leave]).OfType<string>().Select(c => (JsonNode)c)]),
        });
        return code;
    }
}
