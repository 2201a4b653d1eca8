using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Undoes steps one after the other, the latest first.</summary>
internal sealed class UndoEngine(RunContext context, RunLog log, RunProgress progress, IReadOnlySet<string> rerun, IReadOnlySet<string> skip, string? reason)
{
    private readonly StepRunner _runner = new(context.Environment, log, progress, context.Host);

    /// <summary>Null when all of them are undone; else the exit code, and the journal says how far it came.</summary>
    public async Task<int?> RunAsync(IReadOnlyList<MigrationStep> steps, Undertaking undertaking)
    {
        foreach (var step in steps)
        {
            if (context.Host.Interrupts.Stop.IsCancellationRequested || log.Lost.IsCancellationRequested)
                return await StopAsync(ExitCode.Interrupted, "interrupted", undertaking);
            var end = await OneAsync(step);
            switch (end.Kind)
            {
                case StepEndKind.Failed:
                    return await StopAsync(ExitCode.Failed, $"stopped: step {step.Id} could not be undone: {end.Message}", undertaking);
                case StepEndKind.Refused:
                    return await StopAsync(ExitCode.Refused, end.Message, undertaking);
                case StepEndKind.Interrupted:
                    return await StopAsync(ExitCode.Interrupted, "interrupted", undertaking);
                default:
                    break;
            }
        }
        return null;
    }

    private async Task<StepEnd> OneAsync(MigrationStep step)
    {
        var record = log.State.Step(step.Id);
        if (skip.Contains(step.Id))
        {
            await log.AppendAsync(JournalKind.StepSkipped, new JsonObject { ["undo"] = true, ["reason"] = reason, ["by"] = context.Caller.Arn }, step.Id);
            context.Printer.Line($"undo {step.Id}: skipped: {reason}");
            return StepEnd.Finished;
        }
        if (step.Compensation is null || record.Phase == StepPhase.Skipped)
            return await NothingAsync(step, record);
        var work = Work.Undoing(step);
        var task = _runner.RunAsync(work, null, rerun.Contains(step.Id), context.Host.Interrupts.Stop);
        await progress.WatchAsync(task);
        return await task;
    }

    private async Task<StepEnd> NothingAsync(MigrationStep step, StepRecord record)
    {
        var why = step.Irreversible is { } irreversible ? $"stays: nothing undoes it ({irreversible})"
            : record.Phase == StepPhase.Skipped ? "was skipped, and is left as it is"
            : step.Changes ? "stays: it has nothing that undoes it"
            : "changed nothing";
        await log.AppendAsync(JournalKind.CompensationFinished, new JsonObject { ["nothing"] = true, ["summary"] = $"It {why}." }, step.Id);
        if (log.State.Approvals.Any(a => a.Step == step.Id))
            await log.AppendAsync(JournalKind.ApprovalInvalidated, new JsonObject { ["reason"] = "the step was undone" }, step.Id);
        context.Printer.Line($"undo {step.Id}: {why}");
        return StepEnd.Finished;
    }

    private async Task<int> StopAsync(int code, string message, Undertaking undertaking)
    {
        await log.AppendAsync(JournalKind.RunInterrupted, new JsonObject { ["reason"] = message });
        var way = $"{message}{(message.EndsWith('.') ? "" : ".")} Go on with 'groundplan {undertaking.Command}'{(code == ExitCode.Failed ? "; for a step that a person undid or that is to stay, give --skip <step> --reason \"…\"" : "")}.";
        context.Printer.Note(way);
        context.Printer.Data("result", new()
        {
            ["root"] = context.Runbook.FullName,
            ["state"] = "stopped",
            ["exitCode"] = code,
            ["left"] = context.Runbook.Steps.Count(s => log.State.Step(s.Id).MayBeUndone),
            ["message"] = way,
        });
        return code;
    }
}
