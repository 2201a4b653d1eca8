namespace Groundplan.Runner.Steps;

/// <summary>Forecasts that all kinds of steps share.</summary>
internal static class StepForecasts
{
    /// <summary>Where arguments hang on earlier steps, that; else what the step's kind says.</summary>
    public static Task<StepForecast> KnownAsync(StepReading step, Func<Task<StepForecast>> known)
        => step.Unknown.Count == 0 ? known() : Task.FromResult(Unknown(step));

    /// <summary>Arguments hang on steps that have not run.</summary>
    public static StepForecast Unknown(StepReading step) => new(StepState.CannotVerifyYet, $"hangs on earlier steps: {string.Join(", ", step.Unknown)}");
}
