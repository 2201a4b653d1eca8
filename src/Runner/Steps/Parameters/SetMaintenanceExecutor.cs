namespace Groundplan.Runner.Steps.Parameters;

/// <summary><c>set-maintenance</c>: turns a switch that applications obey on or off, in a parameter of SSM or by an HTTP call, and reads it back.</summary>
internal sealed class SetMaintenanceExecutor : IStepExecutor
{
    public string Kind => "set-maintenance";

    public IReadOnlyList<string> Outputs => ["previousValue"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Switch(step);
        var seen = await wanted.LookAsync(step.Services, cancellationToken);
        return seen.State switch
        {
            Polling.ObservedState.Holds => new(StepState.AlreadySatisfied, seen.Detail),
            Polling.ObservedState.Failed => new(StepState.WouldFail, seen.Detail),
            _ => new(StepState.WouldRun, seen.Detail),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Switch(step);
        return await wanted.SetAsync(step, cancellationToken);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => (await Switch(step).LookAsync(step.Services, cancellationToken)).Verdict;

    private static IMaintenanceSwitch Switch(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("switch", "on", "onValue", "offValue", "region");
        if (!arguments.Has("on"))
            throw arguments.Failure("on", "is missing; it must be true or false");
        return arguments.Object("switch").Has("url") ? HttpSwitch.Of(arguments) : ParameterSwitch.Of(arguments);
    }
}
