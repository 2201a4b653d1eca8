namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Makes a name's one simple record lead somewhere, and waits until every server of Route 53 answers with that.</summary>
internal sealed class PointRecordExecutor : IStepExecutor
{
    public string Kind => "point-record";

    public IReadOnlyList<string> Outputs => ["captured"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (key, wanted) = Of(step);
        if (await Route53Records.FindAsync(step.Services.Aws, key, cancellationToken) is not { } found)
            return StepForecast.Absent($"there is no hosted zone {key.Zone} yet");
        return Obstacle(key, found) is { } obstacle ? new(StepState.WouldFail, obstacle)
            : found.Any(wanted.KeepingHealthCheck(found).IsSame) ? new(StepState.AlreadySatisfied, $"{key} {wanted}")
            : new(StepState.WouldRun, $"{key} has {Shown(found)}; would be {wanted}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (key, wanted) = Of(step);
        var found = await Route53Records.InZoneAsync(step.Services.Aws, key, cancellationToken);
        if (Obstacle(key, found) is { } obstacle)
            throw new StepFailure(obstacle);
        var before = await Captured.OnceAsync(step, key, found, [wanted], cancellationToken);
        await Route53Records.ChangeAsync(step, key, [wanted.KeepingHealthCheck(found).Change("UPSERT")], cancellationToken);
        return new StepOutcome($"{key} {wanted}; before: {Shown(before.Records)}.", before.Outputs());
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (key, wanted) = Of(step);
        var found = await Route53Records.FindAsync(step.Services.Aws, key, cancellationToken) ?? [];
        return new StepVerdict(found is [var only] && wanted.KeepingHealthCheck(found).IsSame(only), $"{key} has {Shown(found)}; expected: {wanted}.");
    }

    private static string? Obstacle(RecordKey key, IReadOnlyList<RecordSet> found)
        => found.FirstOrDefault(r => r.SetIdentifier is not null) is { } other
            ? $"{key} has the record {other}, and Route 53 allows no simple record beside it. Shift the traffic with shift-traffic, or delete the weighted records first."
            : null;

    private static string Shown(IReadOnlyList<RecordSet> records) => records.Count == 0 ? "no record" : string.Join("; ", records);

    private static (RecordKey Key, RecordSet Wanted) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("hostedZoneId", "name", "type", "ttl", "value", "values", "alias", "healthCheckId");
        var (key, target) = (RecordKey.Of(arguments), RecordTarget.Of(arguments));
        return (key, RecordSet.Of(key, null, null, target.Alias is null ? arguments.Integer("ttl", 0, int.MaxValue) : null, target, arguments.OptionalText("healthCheckId")));
    }
}
