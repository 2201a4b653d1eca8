namespace Groundplan.Runner.CloudFormation;

/// <summary>What it takes to ask again and again.</summary>
/// <param name="Time">The clock that pauses are made by.</param>
/// <param name="Jitter">A random number in [0, 1).</param>
internal sealed record Pace(TimeProvider Time, Func<double> Jitter)
{
    /// <summary>A clock, with real jitter.</summary>
    public static Pace Of(TimeProvider time) => new(time, Random.Shared.NextDouble);
}
