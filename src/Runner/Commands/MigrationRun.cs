using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Commands;

/// <summary>Begins the run of a migration, or goes on with one.</summary>
internal static class MigrationRun
{
    public static async Task<int> StartAsync(Invocation invocation, Plan plan, PlanRoot root, EngineAnswers answers, bool again, CancellationToken cancellationToken)
    {
        invocation.RequireSomeoneToAsk("run");
        using var context = await RunContext.OpenAsync(invocation, plan, root, answers, cancellationToken);
        context.Environment.Executors.RequireAll(context.Runbook);
        People.RequireTerms(context.Runbook, context.Environment.Executors);
        RefuseErrors(invocation, root);
        RefuseOther(context, await RunState.ReadAsync(context.Store, cancellationToken), again);
        if (!await invocation.ConfirmAsync(Question(context), cancellationToken))
            throw RunnerError.Refused("Not started.");
        var state = new RunState();
        await using var log = await context.AcquireAsync(state, cancellationToken);
        await TakeAllAsync(context, state, cancellationToken);
        RefuseOther(context, state, again);
        var head = context.Head();
        head["documents"] = new JsonArray([.. context.Artifacts.Select(a => new JsonObject { ["path"] = a.Path, ["sha256"] = a.Sha256 })]);
        await log.AppendAsync(JournalKind.RunStarted, head);
        return await RunAsync(context, log, answers);
    }

    public static async Task<int> ResumeAsync(RunContext context, EngineAnswers answers, CancellationToken cancellationToken)
    {
        People.RequireTerms(context.Runbook, context.Environment.Executors);
        // Asked before the lease is taken too: what was killed is called so as long as nobody took its lease.
        RequireOpen(context, await RunState.ReadAsync(context.Store, cancellationToken), answers);
        var state = new RunState();
        await using var log = await context.AcquireAsync(state, cancellationToken);
        await TakeAllAsync(context, state, cancellationToken);
        RequireOpen(context, state, answers);
        await Continuation.AppendAsync(context, log, answers, []);
        await Continuation.SkipAsync(context, log, answers);
        return await RunAsync(context, log, answers);
    }

    /// <summary>The state under the lease, which nobody else changes from now on.</summary>
    public static async Task TakeAllAsync(RunContext context, RunState state, CancellationToken cancellationToken)
    {
        await foreach (var entry in context.Store.ReadAllAsync(cancellationToken))
            state.Take(entry);
    }

    private static Task<int> RunAsync(RunContext context, RunLog log, EngineAnswers answers)
    {
        foreach (var id in answers.Rerun)
            context.Runbook.Step(id);
        return new RunEngine(context, log, new RunProgress(context.Printer, context.Host, log.Redaction), new RunManner(answers.Parallel, answers.Wait, answers.Rerun.ToHashSet(StringComparer.Ordinal))).RunAsync();
    }

    private static void RequireOpen(RunContext context, RunState state, EngineAnswers answers)
    {
        Continuation.Require(context, state, answers);
        Continuation.RequireNone(context, state);
    }

    private static void RefuseErrors(Invocation invocation, PlanRoot root)
    {
        var errors = root.Findings.Where(f => f.IsError).ToList();
        if (errors.Count == 0)
            return;
        FindingList.Print(invocation.Printer, errors);
        throw RunnerError.Failed($"{root.FullName} has {errors.Count} errors; nothing is run.");
    }

    private static void RefuseOther(RunContext context, RunState state, bool again)
    {
        Continuation.RequireNone(context, state);
        if (state.IsUnfinished)
            throw RunnerError.Refused($"A run of {context.Runbook.FullName} that was begun at {Moments.Write(state.Started!.Time)} is not finished. Go on with it: {context.Command("resume")}");
        if (state.Ended?.Kind == JournalKind.RunFinished && !again)
            throw RunnerError.Refused($"{context.Runbook.FullName} was finished at {Moments.Write(state.Ended.Time)}. To do all of it once more, give --again.");
    }

    private static string Question(RunContext context)
        => $"Run {context.Runbook.FullName}, {context.Runbook.Steps.Count} steps, in account {context.Caller.Account}, region {context.Region}{(context.Runbook.Environment is { } environment ? $", environment {environment}" : "")}, as {context.Caller.Arn}?";
}
