using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary>A switch that applications obey, and the position it is to have.</summary>
internal interface IMaintenanceSwitch
{
    /// <summary>Whether it has that position.</summary>
    Task<Observation> LookAsync(IReadServices services, CancellationToken cancellationToken);

    /// <summary>Brings it there, unless it is there, and reads it back.</summary>
    Task<StepOutcome> SetAsync(StepRun step, CancellationToken cancellationToken);
}
