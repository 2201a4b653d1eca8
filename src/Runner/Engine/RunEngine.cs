using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>How a run is to go.</summary>
/// <param name="Parallel">How many steps run at the same time.</param>
/// <param name="Wait">Whether to wait for times and windows instead of stopping.</param>
/// <param name="Rerun">Steps that may be run again although nobody knows what they did.</param>
internal sealed record RunManner(int Parallel, bool Wait, IReadOnlySet<string> Rerun);

/// <summary>Carries out the steps of a runbook: those whose predecessors are done, in the runbook's order, some at the same time.</summary>
internal sealed class RunEngine(RunContext context, RunLog log, RunProgress progress, RunManner manner)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly StepRunner _runner = new(context.Environment, log, progress, context.Host);
    private readonly People _people = new(context, log);
    private readonly Frontier _frontier = new(context.Runbook, log.State);
    private readonly Readiness _readiness = new(context.Runbook, log.State);
    private readonly Dictionary<string, Task<StepEnd>> _running = new(StringComparer.Ordinal);
    private readonly List<(MigrationStep Step, StepEnd End)> _stopped = [];

    private MigrationRunbook Runbook => context.Runbook;

    private Interrupts Interrupts => context.Host.Interrupts;

    /// <summary>The exit code; the journal says the rest.</summary>
    public async Task<int> RunAsync()
    {
        while (true)
        {
            var obstacles = MayStart ? Start() : [];
            if (_running.Count > 0)
                await OneEndsAsync();
            else if (Ending() is { } ending)
                return await ending;
            else if (Runbook.Steps.All(s => log.State.Step(s.Id).IsDone))
                return await FinishAsync();
            else if (await PassAsync(obstacles) is { } refused)
                return refused;
        }
    }

    private bool MayStart => !Interrupts.Stop.IsCancellationRequested && log.Failure is null && !log.Lost.IsCancellationRequested && _stopped.Count == 0;

    private List<(MigrationStep Step, Obstacle Obstacle)> Start()
    {
        var obstacles = new List<(MigrationStep, Obstacle)>();
        foreach (var step in _frontier.Steps)
        {
            if (_running.Count >= manner.Parallel)
                break;
            if (_running.ContainsKey(step.Id))
                continue;
            if (_readiness.Obstacle(step, context.Host.Time.GetUtcNow()) is { } time)
                obstacles.Add((step, time));
            else if (_people.Obstacle(step, out var consent) is { } person)
                obstacles.Add((step, person));
            else
                _running[step.Id] = _runner.RunAsync(Work.Doing(step), consent, manner.Rerun.Contains(step.Id), Interrupts.Stop);
        }
        return obstacles;
    }

    private async Task OneEndsAsync()
    {
        await progress.WatchAsync(Abandonment.AwaitAsync(Task.WhenAny(_running.Values), log, Interrupts));
        foreach (var (id, task) in _running.Where(r => r.Value.IsCompleted).ToList())
        {
            _running.Remove(id);
            if (task.IsFaulted && log.Failure is not null)
                continue;
            var (step, end) = (Runbook.Step(id), await task);
            if (log.State.Step(id).IsDone)
                _frontier.Done(step);
            if (end.Kind != StepEndKind.Finished)
                _stopped.Add((step, end));
        }
    }

    private Task<int>? Ending()
    {
        if (log.Failure is not null)
            throw log.Failure;
        if (_stopped.FirstOrDefault(e => e.End.Kind == StepEndKind.Failed) is { Step: not null } failed)
            return StopAsync(ExitCode.Failed, $"stopped: step {failed.Step.Id} failed. Mend the cause, then go on, or undo.", Way("resume"), Way("abort"));
        if (Interrupts.Stop.IsCancellationRequested || log.Lost.IsCancellationRequested)
            return StopAsync(ExitCode.Interrupted, "interrupted; what is done is in the journal.", Way("resume"), Way("abort"));
        if (_stopped.FirstOrDefault(e => e.End.Kind == StepEndKind.Refused) is { Step: not null } refused)
            return StopAsync(ExitCode.Refused, refused.End.Message, Way("resume"));
        return null;
    }

    private async Task<int> FinishAsync()
    {
        await log.AppendAsync(JournalKind.RunFinished, []);
        context.Printer.Line(string.Create(CultureInfo.InvariantCulture, $"{Runbook.FullName}: all {Runbook.Steps.Count} steps are done."));
        return Result(ExitCode.Done, "finished");
    }

    /// <summary>Time or a person has to let a step pass; null when it did.</summary>
    private async Task<int?> PassAsync(List<(MigrationStep Step, Obstacle Obstacle)> obstacles)
    {
        try
        {
            foreach (var (step, _) in obstacles.Where(o => o.Obstacle.MayAsk))
                if (_people.CanAsk && await _people.AskAsync(step, Interrupts.Stop))
                    return null;
            var people = obstacles.Where(o => o.Obstacle.Until is null).ToList();
            var first = obstacles.Where(o => o.Obstacle.Until is not null).OrderBy(o => o.Obstacle.Until).FirstOrDefault();
            if (people.Count == 0 && manner.Wait && first.Obstacle?.Until is { } until)
            {
                await WaitAsync(first.Step, first.Obstacle, until);
                return null;
            }
        }
        catch (OperationCanceledException) when (Interrupts.Stop.IsCancellationRequested)
        {
            return null; // the loop says so
        }
        foreach (var (step, obstacle) in obstacles)
            context.Printer.Note($"{step.Id}: {obstacle.Reason}.");
        var isOver = obstacles.Any(o => o.Obstacle.IsOver) && !obstacles.Any(o => o.Obstacle.MayAsk);
        return await StopAsync(ExitCode.Refused, $"stopped before {string.Join(", ", obstacles.Select(o => o.Step.Id))}.{(obstacles.All(o => o.Obstacle.Until is not null) ? " Give --wait to wait for it." : "")}", Way("resume", isOver ? Continuation.AcceptWords : ""));
    }

    private async Task WaitAsync(MigrationStep step, Obstacle obstacle, DateTimeOffset until)
    {
        context.Printer.Note($"{step.Id}: {obstacle.Reason}; waiting.");
        var left = until - context.Host.Time.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left < LongestWait ? left : LongestWait, context.Host.Time, Interrupts.Stop);
    }

    private (string Name, string Command) Way(string name, string more = "") => (name, context.Command(name) + more);

    private async Task<int> StopAsync(int code, string message, params (string Name, string Command)[] ways)
    {
        await log.AppendAsync(JournalKind.RunInterrupted, new JsonObject { ["reason"] = message });
        context.Printer.Note(message);
        foreach (var way in ways)
            context.Printer.Note($"{way.Name}: {way.Command}");
        return Result(code, "stopped", message, ways);
    }

    private int Result(int code, string state, string? message = null, params (string Name, string Command)[] ways)
    {
        context.Printer.Data("result", new()
        {
            ["root"] = Runbook.FullName,
            ["state"] = state,
            ["exitCode"] = code,
            ["done"] = Runbook.Steps.Count(s => log.State.Step(s.Id).IsDone),
            ["steps"] = Runbook.Steps.Count,
            ["message"] = message,
            ["next"] = new JsonArray([.. ways.Select(w => (JsonNode)w.Command)]),
        });
        return code;
    }
}
