namespace Groundplan.Runner.Steps;

/// <summary>What running a step would mean now.</summary>
public enum StepState
{
    /// <summary>The step has something to do, and what it needs is there.</summary>
    WouldRun,

    /// <summary>The step's effect is there already; running it changes nothing.</summary>
    AlreadySatisfied,

    /// <summary>It hangs on what earlier steps will make, or on a person.</summary>
    CannotVerifyYet,

    /// <summary>What the step needs is not there, and no earlier step makes it.</summary>
    WouldFail,
}

/// <summary>A step as <c>groundplan plan</c> shows it.</summary>
/// <param name="State">What running it would mean.</param>
/// <param name="Reason">Why, in one sentence with the facts that were read.</param>
/// <param name="Estimate">How long it takes; null where nothing is known.</param>
public sealed record StepForecast(StepState State, string Reason, TimeSpan? Estimate = null)
{
    /// <summary>Set where the step cannot be looked at, or done, because a thing is not there: where no step before it may make that, it would fail.</summary>
    public bool IsAbsence { get; init; }

    /// <summary>A thing is not there that the step cannot do without; a step before it may make it.</summary>
    /// <param name="reason">Which thing, and where it was looked for.</param>
    public static StepForecast Absent(string reason) => new(StepState.CannotVerifyYet, reason) { IsAbsence = true };
}
