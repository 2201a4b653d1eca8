using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Gates;

/// <summary>Holds when every alarm was OK for a duration without a break; an alarm in ALARM fails it at once. An interrupted gate starts its duration anew.</summary>
internal sealed class AlarmGateExecutor : IStepExecutor
{
    private const int AlarmsInACall = 100;

    private static readonly AwsRead DescribeAlarms = new(AwsService.CloudWatch, "DescribeAlarms");

    public string Kind => "alarm-gate";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var gate = Gate.Of(step);
        var states = await StatesAsync(step.Services.Aws, gate, cancellationToken);
        if (gate.Missing(states) is { Count: > 0 } missing)
            return StepForecast.Absent($"there is no alarm {string.Join(", ", missing)} yet");
        var seen = gate.Judge(states);
        return new(StepState.WouldRun, seen.State == ObservedState.Holds ? seen.Detail : $"would not hold now: {seen.Detail}", gate.For);
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var gate = Gate.Of(step);
        var seen = await Polls.HoldAsync(step, gate.For, gate.Interval, ct => LookAsync(step.Services.Aws, gate, ct), cancellationToken);
        return new StepOutcome($"For {gate.For.TotalSeconds:0} s without a break: {seen.Detail}");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => (await LookAsync(step.Services.Aws, Gate.Of(step), cancellationToken)).Verdict;

    public TimeSpan OwnWait(StepReading step) => Gate.Of(step).For;

    private static async Task<Observation> LookAsync(IAwsReader aws, Gate gate, CancellationToken cancellationToken)
        => gate.Judge(await StatesAsync(aws, gate, cancellationToken));

    private static async Task<IReadOnlyDictionary<string, (string State, string Reason)>> StatesAsync(IAwsReader aws, Gate gate, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var some in gate.Alarms.Chunk(AlarmsInACall))
        {
            var input = new JsonObject { ["AlarmNames"] = new JsonArray([.. some.Select(a => (JsonNode)a)]), ["AlarmTypes"] = new JsonArray("MetricAlarm", "CompositeAlarm"), ["MaxRecords"] = AlarmsInACall };
            var answer = await aws.XmlAsync(DescribeAlarms, input, cancellationToken);
            foreach (var alarm in answer.List("MetricAlarms", a => a).Concat(answer.List("CompositeAlarms", a => a)))
                states[alarm.Text("AlarmName")] = (alarm.Text("StateValue"), alarm.Text("StateReason"));
        }
        return states;
    }

    private sealed record Gate(IReadOnlyList<string> Alarms, TimeSpan For, TimeSpan Interval, bool InsufficientDataHolds)
    {
        public static Gate Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("alarms", "forSeconds", "pollSeconds", "insufficientData");
            var interval = arguments.OptionalSeconds("pollSeconds") ?? TimeSpan.FromSeconds(15);
            return interval < TimeSpan.FromSeconds(1)
                ? throw arguments.Failure("pollSeconds", "must be at least 1")
                : new([.. arguments.SomeTexts("alarms").Distinct(StringComparer.Ordinal)], arguments.Seconds("forSeconds"), interval, arguments.Choice("insufficientData", "fails", "holds") == "holds");
        }

        public IReadOnlyList<string> Missing(IReadOnlyDictionary<string, (string State, string Reason)> states) => [.. Alarms.Where(a => !states.ContainsKey(a))];

        public Observation Judge(IReadOnlyDictionary<string, (string State, string Reason)> states)
        {
            if (Missing(states) is { Count: > 0 } missing)
                return Observation.Failed($"There is no alarm {string.Join(", ", missing)}. Check the names, the region and the account.");
            var bad = states.Where(s => s.Value.State != "OK" && !(s.Value.State == "INSUFFICIENT_DATA" && InsufficientDataHolds)).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
            return bad.Count > 0
                ? Observation.Failed(string.Join(" ", bad.Select(s => $"The alarm {s.Key} is in {s.Value.State}: {s.Value.Reason}")))
                : Observation.Holds($"{states.Count(s => s.Value.State == "OK")} of {Alarms.Count} alarms are OK{(states.Values.Any(s => s.State != "OK") ? ", the others have insufficient data" : "")}.");
        }
    }
}
