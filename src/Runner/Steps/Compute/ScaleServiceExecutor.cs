using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Sets how many tasks a service of ECS has; what it had is captured once, before the first change.</summary>
internal sealed class ScaleServiceExecutor : IStepExecutor
{
    private const string Previous = "previousDesiredCount";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly AwsWrite UpdateService = new(AwsService.Ecs, "UpdateService");

    public string Kind => "scale-service";

    public IReadOnlyList<string> Outputs => ["previousDesiredCount"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var service = await EcsServices.FindAsync(step.Services.Aws, wanted.Cluster, wanted.Service, cancellationToken);
        return service switch
        {
            null => StepForecast.Absent($"there is no service {wanted.Service} in the cluster {wanted.Cluster} yet"),
            { IsActive: false } => new(StepState.WouldFail, $"the service {wanted.Service} is {service.Status}"),
            _ when wanted.Look(service).State == ObservedState.Holds => new(StepState.AlreadySatisfied, service.Counts),
            _ => new(StepState.WouldRun, $"{service.Counts}; would be {wanted.Count} desired"),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var before = await ActiveAsync(step, wanted, cancellationToken);
        var previous = (long?)step.Checkpoint?[Previous];
        if (previous is null)
        {
            previous = before.Desired;
            await step.SaveAsync(new JsonObject { [Previous] = previous }, cancellationToken);
        }
        if (before.Desired != wanted.Count)
            await step.Writes.Aws.JsonAsync(UpdateService, new JsonObject { ["cluster"] = wanted.Cluster, ["service"] = wanted.Service, ["desiredCount"] = wanted.Count }, cancellationToken);
        var seen = await Polls.UntilAsync(
            step,
            Interval,
            async ct =>
            {
                var service = await ActiveAsync(step, wanted, ct);
                step.Report(new StepProgress(service.Running, wanted.Count, "tasks"));
                return wanted.Look(service);
            },
            cancellationToken);
        return new StepOutcome($"{seen.Detail}; {previous} desired before.", new JsonObject { [Previous] = previous });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var service = await EcsServices.FindAsync(step.Services.Aws, wanted.Cluster, wanted.Service, cancellationToken);
        return service is null
            ? new StepVerdict(false, $"There is no service {wanted.Service} in the cluster {wanted.Cluster}; {wanted.Count} desired were expected.")
            : wanted.Look(service).Verdict;
    }

    private static async Task<EcsService> ActiveAsync(StepRun step, Wanted wanted, CancellationToken cancellationToken)
    {
        var service = await EcsServices.FindAsync(step.Services.Aws, wanted.Cluster, wanted.Service, cancellationToken)
            ?? throw EcsServices.Missing(wanted.Cluster, wanted.Service);
        return service.IsActive ? service : throw new StepFailure($"The service {wanted.Service} of the cluster {wanted.Cluster} is {service.Status}; only an ACTIVE one can be scaled.");
    }

    private sealed record Wanted(string Cluster, string Service, long Count, bool AwaitRunning)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("cluster", "service", "desiredCount", "restore", "awaitRunning");
            if (arguments.Has("desiredCount") == arguments.Has("restore"))
                throw arguments.Failure("desiredCount", "or restore must be given, and not both");
            var count = arguments.Integer(arguments.Has("restore") ? "restore" : "desiredCount", maximum: int.MaxValue);
            return new(arguments.Text("cluster"), arguments.Text("service"), count, arguments.Truth("awaitRunning"));
        }

        // Scaled to zero means that nothing runs any more: that is what stops writes.
        public Observation Look(EcsService service)
            => service.Desired == Count && (Count != 0 || (service.Running == 0 && service.Pending == 0)) && (!AwaitRunning || (service.Running == Count && service.Pending == 0))
                ? Observation.Holds(service.Counts)
                : Observation.NotYet($"{service.Counts}; {Count} desired were expected{(Count == 0 || AwaitRunning ? $", and {Count} running" : "")}");
    }
}
