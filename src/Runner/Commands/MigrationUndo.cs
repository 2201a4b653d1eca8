using System.Text.Json.Nodes;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Commands;

/// <summary>Aborts a run, or takes it back to an earlier point.</summary>
internal static class MigrationUndo
{
    /// <param name="invocation">What the user asked for.</param>
    /// <param name="answers">Options.</param>
    /// <param name="to">Where a rollback goes to; null for an abort.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, string? to, CancellationToken cancellationToken)
    {
        var undertaking = new Undertaking(to);
        if (answers.Force)
            answers.RequireReason("--force");
        if (answers.Skip.Count > 0)
            answers.RequireReason("--skip");
        invocation.RequireSomeoneToAsk(to is null ? "abort" : "rollback");
        using var context = await MigrationOpening.OpenAsync(invocation, answers, cancellationToken);
        foreach (var id in answers.Skip.Concat(answers.Rerun))
            context.Runbook.Step(id);
        Continuation.Require(context, await RunState.ReadAsync(context.Store, cancellationToken), answers);
        var state = new RunState();
        await using var log = await context.AcquireAsync(state, cancellationToken);
        await MigrationRun.TakeAllAsync(context, state, cancellationToken);
        Continuation.Require(context, state, answers);
        if (state.Undertaking is { } begun && begun != undertaking && to is not null)
            throw RunnerError.Refused($"'{begun.Command}' was begun and not brought to an end. Run it again: groundplan {begun.Command} {context.Words}");
        var steps = UndoPlan.Of(context, state, to);
        if (!await AgreedAsync(invocation, answers, context, state, steps, undertaking, cancellationToken))
            throw RunnerError.Refused("Nothing was undone.");
        var data = undertaking.ToJson();
        data["reason"] = answers.Reason;
        data["force"] = answers.Force;
        await Continuation.AppendAsync(context, log, answers, data);
        var engine = new UndoEngine(context, log, new RunProgress(context.Printer, context.Host, log.Redaction), Set(answers.Rerun), Set(answers.Skip), answers.Reason);
        return await engine.RunAsync(steps, undertaking) ?? await EndAsync(context, log, undertaking, steps.Count);
    }

    private static async Task<bool> AgreedAsync(
        Invocation invocation, EngineAnswers answers, RunContext context, RunState state, IReadOnlyList<MigrationStep> steps, Undertaking undertaking, CancellationToken cancellationToken)
    {
        var objections = UndoPlan.Objections(context, steps);
        if (objections.Count > 0 && !answers.Force)
            throw RunnerError.Refused($"{string.Join("; ", objections)}. To undo the rest all the same, give --force --reason \"…\".");
        foreach (var objection in objections)
            context.Printer.Note($"forced: {objection}.");
        foreach (var step in steps)
        {
            var stands = MigrationStatus.Word(state.Step(step.Id).Phase);
            context.Printer.Line(step.Compensation is { } undo && !answers.Skip.Contains(step.Id) ? $"  {step.Id} ({stands}): {undo.Kind}{(undo.Title.Length > 0 ? $": {undo.Title}" : "")}" : $"  {step.Id} ({stands}): nothing to run");
            if (step.Compensation?.AcceptsDataLoss is { } loss)
                context.Printer.Note($"undoing {step.Id} loses data: {loss}");
        }
        return await invocation.ConfirmAsync($"{(undertaking.To is null ? "Abort" : $"Roll back to {undertaking.To}")}: undo {steps.Count} steps of {context.Runbook.FullName}?", cancellationToken);
    }

    private static async Task<int> EndAsync(RunContext context, RunLog log, Undertaking undertaking, int undone)
    {
        if (undertaking.To is null)
            await log.AppendAsync(JournalKind.Aborted, []);
        else
            await log.AppendAsync(JournalKind.RunInterrupted, new JsonObject { ["reason"] = $"rolled back to {undertaking.To}", ["complete"] = true });
        var message = undertaking.To is null
            ? $"{context.Runbook.FullName}: aborted, {undone} steps undone."
            : $"{context.Runbook.FullName}: rolled back, {undone} steps undone. 'groundplan resume' goes on from {undertaking.To}.";
        context.Printer.Line(message);
        context.Printer.Data("result", new() { ["root"] = context.Runbook.FullName, ["state"] = undertaking.To is null ? "aborted" : "rolled back", ["exitCode"] = ExitCode.Done, ["undone"] = undone });
        return ExitCode.Done;
    }

    private static HashSet<string> Set(IReadOnlyList<string> ids) => ids.ToHashSet(StringComparer.Ordinal);
}
