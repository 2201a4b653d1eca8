namespace Groundplan.Runner.Steps.General;

/// <summary><c>manual</c>: a person does what <c>instructions</c> say, gives the evidence that the step asks for, and signs off.</summary>
internal sealed class ManualExecutor : IWaitsForPerson
{
    public string Kind => "manual";

    public IReadOnlyList<string> Outputs => ["by"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, () =>
    {
        var lines = Instructions(step).Count;
        return Task.FromResult(new StepForecast(StepState.CannotVerifyYet, $"a person does it, {lines} {(lines == 1 ? "item" : "items")}"));
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        Instructions(step);
        return Task.FromResult(Consents.Outcome(step, "Signed off"));
    }

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => Task.FromResult(StepVerdict.Unverified("what a person did is signed off in the journal"));

    private static IReadOnlyList<string> Instructions(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("instructions");
        return arguments.SomeTexts("instructions");
    }
}
