using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Brings the records of a name back to what another traffic step captured before it changed them; removes the records that the step made.</summary>
internal sealed class RestoreTrafficExecutor : IStepExecutor
{
    public string Kind => "restore-traffic";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var captured = Of(step);
        if (await Route53Records.FindAsync(step.Services.Aws, captured.Key, cancellationToken) is not { } now)
            return new(StepState.WouldFail, $"there is no hosted zone {captured.Key.Zone}");
        var changes = captured.Changes(now);
        return changes.Count == 0 ? new(StepState.AlreadySatisfied, $"{captured.Key} is as it was captured") : new(StepState.WouldRun, $"would make {changes.Count} changes to {captured.Key}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var captured = Of(step);
        var changes = captured.Changes(await Route53Records.InZoneAsync(step.Services.Aws, captured.Key, cancellationToken));
        if (changes.Count > 0)
            await step.SaveAsync(new JsonObject { ["restoring"] = true }, cancellationToken);
        else if (step.Checkpoint is not null)
            changes = captured.Again; // made before a crash, and perhaps not by all servers: the same once more can be waited for
        if (changes.Count > 0)
            await Route53Records.ChangeAsync(step, captured.Key, changes, cancellationToken);
        return new StepOutcome($"{captured.Key} is as it was captured: {(captured.Records.Count == 0 ? "no records" : string.Join("; ", captured.Records))}.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var captured = Of(step);
        var now = await Route53Records.FindAsync(step.Services.Aws, captured.Key, cancellationToken) ?? [];
        return new StepVerdict(captured.Changes(now).Count == 0, $"{captured.Key} has {string.Join("; ", now)}; captured was: {string.Join("; ", captured.Records)}.");
    }

    private static Captured Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("captured");
        return Captured.Of(arguments);
    }
}
