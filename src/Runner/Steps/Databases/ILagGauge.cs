using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>Tells how far a replica is behind.</summary>
internal interface ILagGauge
{
    /// <summary>Whether it is at most so many seconds.</summary>
    Task<Observation> LookAsync(StepReading step, decimal maximumSeconds, Action<string> conceal, CancellationToken cancellationToken);
}
