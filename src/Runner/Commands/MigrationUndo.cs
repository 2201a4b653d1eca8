using System.Text.Json.Nodes;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;

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
        using var context = await MigrationOpening.OpenAsync(invocation, answers, cancellationToken);
        foreach (var id in answers.Skip.Concat(answers.Rerun))
            context.Runbook.Step(id);
        var seen = await RunState.ReadAsync(context.Store, cancellationToken);
        var look = Plan(context, seen, undertaking, answers);
        if (!invocation.CanConfirm)
            return Look(invocation, answers, context, seen, look);
        var state = new RunState();
        await using var log = await context.AcquireAsync(state, cancellationToken);
        await MigrationRun.TakeAllAsync(context, state, cancellationToken);
        var plan = Plan(context, state, undertaking, answers);
        if (!await AgreedAsync(invocation, answers, context, state, plan, cancellationToken))
            throw RunnerError.Refused("Nothing was undone.");
        var data = undertaking.ToJson();
        data["reason"] = answers.Reason;
        data["force"] = answers.Force;
        await Continuation.AppendAsync(context, log, answers, data);
        await TakeApprovalsBackAsync(log, plan);
        var engine = new UndoEngine(context, log, new RunProgress(context.Printer, context.Host, log.Redaction), answers.Rerun.ToHashSet(StringComparer.Ordinal));
        return await engine.RunAsync(plan) ?? await EndAsync(context, log, plan);
    }

    // What somebody approved was what they saw then, and that is undone; of steps that were never reached too.
    private static async Task TakeApprovalsBackAsync(RunLog log, UndoPlan plan)
    {
        var reason = plan.Undertaking.To is { } to ? $"rolled back to {to}" : "aborted";
        var approved = log.State.Approvals.Select(a => a.Step).ToHashSet(StringComparer.Ordinal);
        foreach (var step in plan.Scope.Where(s => approved.Contains(s.Id)))
            await log.AppendAsync(JournalKind.ApprovalInvalidated, new JsonObject { ["reason"] = reason }, step.Id);
    }

    private static UndoPlan Plan(RunContext context, RunState state, Undertaking undertaking, EngineAnswers answers)
    {
        Continuation.Require(context, state, answers, undertaking);
        if (undertaking.To is not null)
            Continuation.RequireNone(context, state, undertaking);
        return UndoPlan.Of(context, state, undertaking, answers);
    }

    // Nobody is there to be asked: what would be done is all there is to say. Takes no lease and writes nothing.
    private static int Look(Invocation invocation, EngineAnswers answers, RunContext context, RunState state, UndoPlan plan)
    {
        UndoReport.Show(context, state, plan);
        var message = Refusal(context, answers, plan) ?? Invocation.WantsConfirmation(plan.Undertaking.Verb);
        UndoReport.Result(context, plan.Undertaking.To is null ? "would abort" : "would roll back", ExitCode.Refused, new UndoTally(plan.Items), message);
        throw RunnerError.Refused($"{message} Nothing was undone.");
    }

    private static async Task<bool> AgreedAsync(Invocation invocation, EngineAnswers answers, RunContext context, RunState state, UndoPlan plan, CancellationToken cancellationToken)
    {
        UndoReport.Show(context, state, plan);
        if (Refusal(context, answers, plan) is { } refusal)
            throw RunnerError.Refused(refusal);
        foreach (var objection in plan.Objections(context.Runbook))
            context.Printer.Note($"forced: {objection}.");
        var what = plan.Undertaking.To is { } to ? $"Roll back to {to}" : "Abort";
        return await invocation.ConfirmAsync($"{what} {context.Runbook.FullName}: {new UndoTally(plan.Items).Text()}?", cancellationToken);
    }

    private static string? Refusal(RunContext context, EngineAnswers answers, UndoPlan plan)
        => plan.Objections(context.Runbook) is { Count: > 0 } objections && !answers.Force
            ? $"{string.Join("; ", objections)}. To undo the rest all the same, give --force --reason \"…\"."
            : null;

    private static async Task<int> EndAsync(RunContext context, RunLog log, UndoPlan plan)
    {
        var to = plan.Undertaking.To;
        if (to is null)
            await log.AppendAsync(JournalKind.Aborted, []);
        else
            await log.AppendAsync(JournalKind.RunInterrupted, new JsonObject { ["reason"] = $"rolled back to {to}", ["complete"] = true });
        var tally = UndoTally.Of(plan.Scope, log.State);
        context.Printer.Line($"{context.Runbook.FullName}: {(to is null ? "aborted" : "rolled back")}: {tally.Text()}.");
        foreach (var line in tally.Lines())
            context.Printer.Line(line);
        if (to is not null)
            context.Printer.Line($"go on from {to}: {context.Command("resume")}");
        UndoReport.Result(context, to is null ? "aborted" : "rolled back", ExitCode.Done, tally, null);
        return ExitCode.Done;
    }
}
