using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Waits until services of ECS have been stable for a duration without a break.</summary>
internal sealed class AwaitStableExecutor : IStepExecutor
{
    public string Kind => "await-stable";

    public TimeSpan OwnWait(StepReading step) => Wanted.Of(step).For;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var found = await EcsServices.DescribeAsync(step.Services.Aws, wanted.Cluster, wanted.Services, cancellationToken);
        if (found.Count < wanted.Services.Count)
            return StepForecast.Absent($"{found.Count} of {wanted.Services.Count} services are there in the cluster {wanted.Cluster}");
        var seen = Judge(found, wanted);
        return new(seen.State == ObservedState.Failed ? StepState.WouldFail : StepState.WouldRun, seen.Detail, wanted.For);
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var seen = await Polls.HoldAsync(step, wanted.For, wanted.Interval, ct => LookAsync(step.Services.Aws, wanted, ct), cancellationToken);
        return new StepOutcome($"Stable for {wanted.For.TotalSeconds:0} s: {seen.Detail}.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => (await LookAsync(step.Services.Aws, Wanted.Of(step), cancellationToken)).Verdict;

    private static async Task<Observation> LookAsync(IAwsReader aws, Wanted wanted, CancellationToken cancellationToken)
        => Judge(await EcsServices.DescribeAsync(aws, wanted.Cluster, wanted.Services, cancellationToken), wanted);

    private static Observation Judge(IReadOnlyList<EcsService> found, Wanted wanted)
    {
        if (found.Count < wanted.Services.Count)
            return Observation.Failed($"Of {string.Join(", ", wanted.Services)} only {found.Count} are services of the cluster {wanted.Cluster}. Check the names, the region and the account.");
        var seen = found.Select(s => s.Stability()).OrderByDescending(o => o.State).ToList();
        return seen[0].State == ObservedState.Holds ? Observation.Holds(string.Join("; ", seen.Select(o => o.Detail))) : seen[0];
    }

    private sealed record Wanted(string Cluster, IReadOnlyList<string> Services, TimeSpan For, TimeSpan Interval)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("cluster", "services", "forSeconds", "pollSeconds");
            return new(arguments.Text("cluster"), [.. arguments.SomeTexts("services").Distinct(StringComparer.Ordinal)], arguments.Seconds("forSeconds"), arguments.OptionalSeconds("pollSeconds") ?? TimeSpan.FromSeconds(10));
        }
    }
}
