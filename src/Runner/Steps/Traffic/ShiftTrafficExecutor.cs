using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Sets the weights of all records of a name in one change, and waits until every server of Route 53 answers with them.</summary>
internal sealed class ShiftTrafficExecutor : IStepExecutor
{
    public string Kind => "shift-traffic";

    public IReadOnlyList<string> Outputs => ["captured", "previousWeights"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        if (await Route53Records.FindAsync(step.Services.Aws, wanted.Key, cancellationToken) is not { } found)
            return StepForecast.Absent($"there is no hosted zone {wanted.Key.Zone} yet");
        return wanted.Obstacle(found) is { } obstacle ? new(StepState.WouldFail, obstacle)
            : wanted.IsAmong(found) ? new(StepState.AlreadySatisfied, $"{wanted.Key} has {Shown(found)}")
            : new(StepState.WouldRun, $"{wanted.Key} has {Shown(found)}; would have {Shown(wanted.Records)}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var found = await Route53Records.InZoneAsync(step.Services.Aws, wanted.Key, cancellationToken);
        if (wanted.Obstacle(found) is { } obstacle)
            throw new StepFailure(obstacle);
        var before = await Captured.OnceAsync(step, wanted.Key, found, wanted.Records, cancellationToken);
        await Route53Records.ChangeAsync(step, wanted.Key, wanted.Keeping(found).Select(r => r.Change("UPSERT")), cancellationToken);
        var outputs = before.Outputs();
        outputs["previousWeights"] = new JsonObject(before.Records.Select(r => KeyValuePair.Create(r.SetIdentifier!, (JsonNode?)r.Weight)));
        return new StepOutcome($"{wanted.Key} has {Shown(wanted.Records)}; before: {Shown(before.Records)}.", outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var found = await Route53Records.FindAsync(step.Services.Aws, wanted.Key, cancellationToken) ?? [];
        return new StepVerdict(wanted.IsAmong(found) && wanted.Obstacle(found) is null, $"{wanted.Key} has {Shown(found)}; expected: {Shown(wanted.Records)}.");
    }

    private static string Shown(IReadOnlyList<RecordSet> records) => records.Count == 0 ? "no records" : string.Join("; ", records);

    private sealed record Wanted(RecordKey Key, IReadOnlyList<RecordSet> Records)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("hostedZoneId", "name", "type", "records", "ttl");
            var key = RecordKey.Of(arguments);
            var ttl = arguments.OptionalInteger("ttl", 0, int.MaxValue);
            var records = arguments.Objects("records").Select(r => Record(key, r, ttl)).ToList();
            if (records.Count == 0 || records.Sum(r => r.Weight) != 100)
                throw arguments.Failure("records", $"must have weights that sum to 100, not {records.Sum(r => r.Weight)}");
            if (records.Select(r => r.SetIdentifier).Distinct(StringComparer.Ordinal).Count() != records.Count)
                throw arguments.Failure("records", "must each have a set identifier of its own");
            return records.Any(r => !r.IsAlias) && ttl is null ? throw arguments.Failure("ttl", "is missing; it must be a whole number of seconds") : new(key, records);
        }

        /// <summary>Why the weights cannot be set, and so not all of the traffic be divided as planned.</summary>
        public string? Obstacle(IReadOnlyList<RecordSet> found)
        {
            if (found.Any(r => r.SetIdentifier is null))
                return $"{Key} has a simple record, and Route 53 allows none beside weighted ones. Make it a weighted record first, or shift the traffic with point-record.";
            if (found.FirstOrDefault(r => r.Weight is null) is { } other)
                return $"{Key} has the record {other}, which is routed otherwise than by weight. Route 53 allows no weighted ones beside it.";
            return found.FirstOrDefault(f => f.Weight > 0 && Records.All(r => r.SetIdentifier != f.SetIdentifier)) is { } unknown
                ? $"{Key} has the record {unknown}, which the step does not name: it would keep getting traffic. Name it, with weight 0 if it is to get none."
                : null;
        }

        public bool IsAmong(IReadOnlyList<RecordSet> found) => Keeping(found).All(r => found.Any(r.IsSame));

        public IEnumerable<RecordSet> Keeping(IReadOnlyList<RecordSet> found) => Records.Select(r => r.KeepingHealthCheck(found));

        private static RecordSet Record(RecordKey key, StepArguments record, long? ttl)
        {
            record.Only("setIdentifier", "weight", "value", "values", "alias", "healthCheckId");
            return RecordSet.Of(key, record.Text("setIdentifier"), record.Integer("weight", 0, 100), ttl, RecordTarget.Of(record), record.OptionalText("healthCheckId"));
        }
    }
}
