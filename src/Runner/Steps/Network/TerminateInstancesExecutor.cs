using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Terminates instances and waits until they are. All of them or none: one that is protected stops the step before any is touched.</summary>
internal sealed class TerminateInstancesExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly AwsRead DescribeInstances = new(AwsService.Ec2, "DescribeInstances");
    private static readonly AwsRead DescribeInstanceAttribute = new(AwsService.Ec2, "DescribeInstanceAttribute");
    private static readonly AwsWrite TerminateInstances = new(AwsService.Ec2, "TerminateInstances");

    public string Kind => "terminate-instances";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var ids = Of(step);
        var states = await StatesAsync(step.Services.Aws, ids, cancellationToken);
        if (ids.Except(states.Keys).ToList() is { Count: > 0 } missing)
            return StepForecast.Absent($"{string.Join(", ", missing)} not there: not yet, or not any more");
        var live = Live(states);
        if (live.Count == 0)
            return new(StepState.AlreadySatisfied, $"{states.Count} instances are terminated");
        return await ProtectedAsync(step.Services.Aws, live, cancellationToken) is { Count: > 0 } kept
            ? new(StepState.WouldFail, Protected(kept))
            : new(StepState.WouldRun, $"would terminate {string.Join(", ", live)}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var ids = Of(step);
        var states = await StatesAsync(step.Services.Aws, ids, cancellationToken);
        var seen = (step.Checkpoint?["instances"] as JsonArray ?? []).Select(i => (string)i!).Concat(states.Keys).ToHashSet(StringComparer.Ordinal);
        if (ids.Except(seen).ToList() is { Count: > 0 } missing)
            throw new StepFailure($"There is no instance {string.Join(", ", missing)}. Check the ids, the region and the account; a terminated one can be seen for about an hour. Nothing was terminated.");
        if (Live(states) is { Count: > 0 } live)
            await TerminateAsync(step, ids, live, cancellationToken);
        await Polls.UntilAsync(step, Interval, LookAsync, cancellationToken);
        return new StepOutcome($"{ids.Count} instances are terminated.");

        async Task<Observation> LookAsync(CancellationToken ct)
        {
            var left = (await StatesAsync(step.Services.Aws, ids, ct)).Where(s => s.Value != "terminated").ToList();
            step.Report(new StepProgress(ids.Count - left.Count, ids.Count, "instances"));
            return left.Count == 0 ? Observation.Holds("") : Observation.NotYet("");
        }
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var ids = Of(step);
        var left = (await StatesAsync(step.Services.Aws, ids, cancellationToken)).Where(s => s.Value != "terminated").Select(s => $"{s.Key} is {s.Value}").ToList();
        return left.Count == 0 ? new StepVerdict(true, $"None of {ids.Count} instances is there, or only as terminated.") : new StepVerdict(false, $"{string.Join(", ", left)}; terminated was expected.");
    }

    private static async Task TerminateAsync(StepRun step, IReadOnlyList<string> ids, IReadOnlyList<string> live, CancellationToken cancellationToken)
    {
        if (await ProtectedAsync(step.Services.Aws, live, cancellationToken) is { Count: > 0 } kept)
            throw new StepFailure($"{Protected(kept)} Nothing was terminated.");
        await step.SaveAsync(new JsonObject { ["instances"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) }, cancellationToken);
        await step.Writes.Aws.XmlAsync(TerminateInstances, new JsonObject { ["InstanceId"] = new JsonArray([.. live.Select(i => (JsonNode)i)]) }, cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, string>> StatesAsync(IAwsReader aws, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(100))
            foreach (var instance in (await Ec2.ItemsAsync(aws, DescribeInstances, Ec2.Filter("instance-id", some), "reservationSet", cancellationToken)).SelectMany(r => r.Element("instancesSet")?.Elements("item") ?? []))
                states[instance.Text("instanceId")] = instance.Element("instanceState")?.Text("name") ?? "";
        return states;
    }

    private static async Task<IReadOnlyList<string>> ProtectedAsync(IAwsReader aws, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        foreach (var id in ids)
        {
            var answer = await aws.XmlAsync(DescribeInstanceAttribute, new JsonObject { ["InstanceId"] = id, ["Attribute"] = "disableApiTermination" }, cancellationToken);
            if (answer.Element("disableApiTermination")?.Flag("value") == true)
                kept.Add(id);
        }
        return kept;
    }

    private static List<string> Live(IReadOnlyDictionary<string, string> states) => [.. states.Where(s => s.Value is not ("terminated" or "shutting-down")).Select(s => s.Key).Order(StringComparer.Ordinal)];

    private static string Protected(IEnumerable<string> ids)
        => $"{string.Join(", ", ids)} has DisableApiTermination, which protects it from being terminated. Take that off (aws ec2 modify-instance-attribute --no-disable-api-termination) if it is to go.";

    private static IReadOnlyList<string> Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("instances");
        return [.. arguments.SomeTexts("instances").Distinct(StringComparer.Ordinal)];
    }
}
