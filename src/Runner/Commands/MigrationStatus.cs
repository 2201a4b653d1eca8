using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;

namespace Groundplan.Runner.Commands;

/// <summary>Where the run of a migration stands, by its journal alone.</summary>
internal static class MigrationStatus
{
    public static async Task<int> RunAsync(Invocation invocation, Plan plan, PlanRoot root, EngineAnswers answers, CancellationToken cancellationToken)
    {
        var runbook = RunbookReader.Read(plan, root);
        using var store = StateLocation.Open(invocation, answers.State, plan, runbook);
        var state = await RunState.ReadAsync(store, cancellationToken);
        var lease = await store.LeaseAsync(cancellationToken);
        var printer = invocation.Printer;
        printer.Line($"{runbook.FullName}: {Standing(state)}");
        if (state.Started is { } started)
            printer.Line($"begun at {Moments.Write(started.Time)} by {RunState.Text(started.Data, "operator")}, account {RunState.Text(started.Data, "account")}, region {RunState.Text(started.Data, "region")}");
        var binding = RunContext.BindingOf(plan, root, runbook);
        var isChanged = state.IsUnfinished && state.Binding != binding;
        if (isChanged)
            printer.Note("the runbook, or a document that it uses, is not that of the run any more.");
        printer.Table(["step", "kind", "state", "attempt", "started", "ended", ""], [.. runbook.Steps.Select(s => Row(s, state))]);
        var now = invocation.Host.Time.GetUtcNow();
        var holder = state.IsUnfinished && lease is not null ? LeaseHolder.Of(lease, store.Location, now) : null;
        var ready = holder is { Runs: true } ? [] : Ready(runbook, state, binding, now);
        if (ready.Count > 0)
            printer.Line($"ready: {string.Join(", ", ready.Select(r => r.Step.Id))}");
        foreach (var waiting in ready.Where(r => r.Obstacle is not null))
            printer.Line($"{waiting.Step.Id}: {waiting.Obstacle!.Reason}.");
        var own = RunContext.OwnWordsOf(invocation, runbook, answers);
        var next = holder is { Runs: true }
            ? new NextCommands(["wait"])
            : NextCommands.Of(state, ready, isChanged, command => $"groundplan {command} {own}", step => RunContext.ApproveCommand(RunContext.WordsOf(invocation, runbook, answers.State), step));
        if (holder is not null)
            printer.Line(holder.Text(state.Undertaking?.Verb ?? "resume"));
        foreach (var (command, index) in next.Commands.Select((command, index) => (command, index)))
            printer.Line($"{(index > 0 ? "then" : next.From is { } from ? $"next, from {Moments.Write(from)} on" : "next")}: {command}");
        if (lease is not null)
            printer.Line($"lease: {lease}");
        printer.Data("result", new()
        {
            ["root"] = runbook.FullName,
            ["state"] = Standing(state),
            ["operator"] = state.Operator,
            ["steps"] = new JsonArray([.. runbook.Steps.Select(s => Json(s, state))]),
            ["ready"] = new JsonArray([.. ready.Select(r => (JsonNode)r.Step.Id)]),
            ["waiting"] = new JsonArray([.. ready.Where(r => r.Obstacle is not null).Select(r => Json(r.Step, r.Obstacle!))]),
            ["running"] = holder?.Runs,
            ["next"] = new JsonArray([.. next.Commands.Select(c => (JsonNode)c)]),
            ["nextFrom"] = next.From is { } nextFrom ? UtcText.Write(nextFrom) : null,
            ["lease"] = lease?.ToJson(),
            ["journal"] = store.Location,
        });
        return ExitCode.Done;
    }

    private static string Standing(RunState state) => state switch
    {
        { Started: null } => "no run yet",
        { Ended.Kind: JournalKind.Aborted } => "aborted",
        { Ended: not null } => "finished",
        { Undertaking: { } undertaking } => $"{undertaking.Command} under way",
        _ => "not finished",
    };

    private static List<ReadyStep> Ready(MigrationRunbook runbook, RunState state, RunBinding binding, DateTimeOffset now)
    {
        if (state is not { IsUnfinished: true, Undertaking: null })
            return [];
        var readiness = new Readiness(runbook, state);
        return [.. new Frontier(runbook, state).Steps.Select(s => new ReadyStep(s, readiness.Obstacle(s, now), WaitsForPerson(s, binding, state, now)))];
    }

    private static JsonObject Json(MigrationStep step, Obstacle obstacle) => new()
    {
        ["id"] = step.Id,
        ["reason"] = obstacle.Reason,
        ["until"] = obstacle.Until is { } until ? UtcText.Write(until) : null,
    };

    private static bool WaitsForPerson(MigrationStep step, RunBinding binding, RunState state, DateTimeOffset now)
        => StepExecutors.All.Any(e => e.Kind == step.Kind && e is IWaitsForPerson)
            && !state.Approvals.Any(a => a.Step == step.Id && a.Binding == binding && a.Expires > now && a.Expires > state.Latest);

    private static string[] Row(MigrationStep step, RunState state)
    {
        var record = state.Step(step.Id);
        return
        [
            step.Id,
            step.Kind,
            Word(record, state),
            record.Forward.Number > 0 ? record.Forward.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
            record.Started is { } started ? Moments.Write(started) : "",
            record.Ended is { } ended ? Moments.Write(ended) : "",
            record.Error ?? record.Summary ?? "",
        ];
    }

    private static JsonObject Json(MigrationStep step, RunState state)
    {
        var record = state.Step(step.Id);
        return new()
        {
            ["id"] = step.Id,
            ["kind"] = step.Kind,
            ["state"] = Word(record, state),
            ["attempt"] = record.Forward.Number,
            ["started"] = record.Started is { } started ? UtcText.Write(started) : null,
            ["ended"] = record.Ended is { } ended ? UtcText.Write(ended) : null,
            ["summary"] = record.Summary,
            ["error"] = record.Error,
        };
    }

    // After a rollback a step is to be done again; an abort is the end of it.
    private static string Word(StepRecord record, RunState state)
    {
        var isAborted = state.Ended?.Kind == JournalKind.Aborted;
        if (record.Phase == StepPhase.Pending && record.Undoing is { } outcome && (isAborted || state.Undertaking is { To: null }))
            return outcome.Word();
        return isAborted ? "not begun" : Word(record.Phase);
    }

    public static string Word(StepPhase phase) => phase switch
    {
        StepPhase.Pending => "to do",
        StepPhase.Started => "begun",
        StepPhase.Failed => "failed",
        StepPhase.Finished => "done",
        StepPhase.Skipped => "skipped",
        StepPhase.Undoing => "being undone",
        _ => "undoing failed",
    };
}
