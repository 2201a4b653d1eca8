namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Gives records a shorter TTL, and says since when: from then on, resolvers may hold the old answer for the old TTL.</summary>
internal sealed class LowerTtlExecutor : IStepExecutor
{
    public string Kind => "lower-ttl";

    public IReadOnlyList<string> Outputs => ["captured", "previousTtl", "loweredAt"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        if (await Route53Records.FindAsync(step.Services.Aws, wanted.Key, cancellationToken) is not { } found)
            return StepForecast.Absent($"there is no hosted zone {wanted.Key.Zone} yet");
        var concerned = wanted.Among(found);
        if (concerned.Count == 0)
            return StepForecast.Absent($"there is no record {wanted} yet");
        if (concerned.Any(r => r.IsAlias))
            return new(StepState.WouldFail, wanted.Alias);
        var ttl = concerned.Max(r => r.Ttl);
        return ttl <= wanted.Seconds ? new(StepState.AlreadySatisfied, $"the TTL of {wanted} is {ttl} s") : new(StepState.WouldRun, $"the TTL of {wanted} is {ttl} s; would be {wanted.Seconds} s");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var concerned = wanted.Among(await Route53Records.InZoneAsync(step.Services.Aws, wanted.Key, cancellationToken));
        if (concerned.Count == 0)
            throw new StepFailure($"There is no record {wanted} in the hosted zone {wanted.Key.Zone}.");
        if (concerned.Any(r => r.IsAlias))
            throw new StepFailure(wanted.Alias);
        var before = await Captured.OnceAsync(step, wanted.Key, concerned, concerned, cancellationToken);
        var lower = concerned.Where(r => before.Records.Any(b => b.SetIdentifier == r.SetIdentifier && b.Ttl > wanted.Seconds)).Select(r => r.WithTtl(wanted.Seconds).Change("UPSERT")).ToList();
        if (lower.Count > 0)
            await Route53Records.ChangeAsync(step, wanted.Key, lower, cancellationToken);
        var outputs = before.Outputs();
        outputs["previousTtl"] = before.Records.Max(r => r.Ttl);
        outputs["loweredAt"] = Moments.Write(step.Time.GetUtcNow());
        return new StepOutcome($"The TTL of {wanted} is {wanted.Seconds} s or less in {concerned.Count} records; it was {outputs["previousTtl"]} s.", outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var concerned = wanted.Among(await Route53Records.FindAsync(step.Services.Aws, wanted.Key, cancellationToken) ?? []);
        return concerned.Count == 0
            ? new StepVerdict(false, $"There is no record {wanted} in the hosted zone {wanted.Key.Zone}.")
            : new StepVerdict(concerned.All(r => r.Ttl <= wanted.Seconds), $"The TTL of {wanted} is {concerned.Max(r => r.Ttl)?.ToString() ?? "that of an alias"}; at most {wanted.Seconds} was expected.");
    }

    private sealed record Wanted(RecordKey Key, string? SetIdentifier, long Seconds)
    {
        public string Alias => $"{this} is an alias, whose TTL is that of what it leads to: leave the step out.";

        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("hostedZoneId", "name", "type", "setIdentifier", "seconds");
            return new(RecordKey.Of(arguments), arguments.OptionalText("setIdentifier"), arguments.Integer("seconds", 0, int.MaxValue));
        }

        public IReadOnlyList<RecordSet> Among(IReadOnlyList<RecordSet> found) => [.. found.Where(r => SetIdentifier is null || r.SetIdentifier == SetIdentifier)];

        public override string ToString() => SetIdentifier is null ? Key.ToString() : $"{Key} '{SetIdentifier}'";
    }
}
