using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Stops the running tasks of a cluster, a service or a family, and waits until none runs.</summary>
internal sealed class StopTasksExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly AwsWrite StopTask = new(AwsService.Ecs, "StopTask");

    public string Kind => "stop-tasks";

    public IReadOnlyList<string> Outputs => ["stoppedTasks"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = EcsTaskSelection.Of(step);
        if (await EcsTasks.FindAsync(step.Services.Aws, wanted, cancellationToken) is not { } tasks)
            return StepForecast.Absent($"there is no {wanted} yet");
        if (await EcsTasks.ReplacingServiceAsync(step.Services.Aws, wanted, tasks, cancellationToken) is { } service)
            return new(StepState.WouldFail, $"{service.Counts}: it would replace what is stopped, unless an earlier step scales it to 0");
        return tasks.Count == 0 ? new(StepState.AlreadySatisfied, $"no task of {wanted} runs") : new(StepState.WouldRun, $"{tasks.Count} tasks of {wanted} run");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = EcsTaskSelection.Of(step);
        var reason = StepArguments.Of(step).Text("reason");
        var stopped = new SortedSet<string>((step.Checkpoint?["stoppedTasks"] as JsonArray ?? []).Select(t => (string)t!), StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        await Polls.UntilAsync(step, Interval, StopAsync, cancellationToken);
        return new StepOutcome($"No task of {wanted} runs; {stopped.Count} were stopped.", new JsonObject { ["stoppedTasks"] = Names(stopped) });

        async Task<Observation> StopAsync(CancellationToken ct)
        {
            var tasks = await EcsTasks.FindAsync(step.Services.Aws, wanted, ct) ?? throw new StepFailure($"There is no {wanted}. Check the names, the region and the account.");
            if (tasks.Count == 0)
                return Observation.Holds("");
            if (await EcsTasks.ReplacingServiceAsync(step.Services.Aws, wanted, tasks, ct) is { } service)
                throw new StepFailure($"{service.Counts}: the service would replace every task that is stopped. Scale it to 0 first, with a scale-service step.");
            stopped.UnionWith(tasks.Select(t => t.Arn));
            await step.SaveAsync(new JsonObject { ["stoppedTasks"] = Names(stopped) }, ct);
            foreach (var task in tasks.Where(t => t.DesiredStatus != "STOPPED" && !asked.Contains(t.Arn)))
            {
                await step.Writes.Aws.JsonAsync(StopTask, new JsonObject { ["cluster"] = wanted.Cluster, ["task"] = task.Arn, ["reason"] = reason }, ct);
                asked.Add(task.Arn);
            }
            step.Report(new StepProgress(stopped.Count - tasks.Count, stopped.Count, "tasks"));
            return Observation.NotYet($"{tasks.Count} tasks run");
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = EcsTaskSelection.Of(step);
        var tasks = await EcsTasks.FindAsync(step.Services.Aws, wanted, cancellationToken);
        return tasks is null ? new StepVerdict(false, $"There is no {wanted}.") : new StepVerdict(tasks.Count == 0, $"{tasks.Count} tasks of {wanted} run; 0 were expected.");
    }

    private static JsonArray Names(IEnumerable<string> tasks) => [.. tasks.Select(t => (JsonNode)t)];
}
