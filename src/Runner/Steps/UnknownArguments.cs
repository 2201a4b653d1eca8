namespace Groundplan.Runner.Steps;

/// <summary>What can be said of a step while arguments of it are missing.</summary>
internal static class UnknownArguments
{
    /// <summary>The forecast of a step that hangs on earlier ones; null when all is known.</summary>
    public static StepForecast? Forecast(StepReading step)
        => step.Unknown.Count == 0 ? null : new StepForecast(StepState.CannotVerifyYet, $"hangs on earlier steps: {string.Join(", ", step.Unknown)}");
}
