using Groundplan.Runner.Engine;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Commands;

/// <summary>A step before which all is done, and what time says against its start.</summary>
/// <param name="Step">The step.</param>
/// <param name="Obstacle">Why it waits; null where it may start.</param>
/// <param name="WaitsForPerson">Whether somebody has to let it pass first.</param>
internal sealed record ReadyStep(MigrationStep Step, Obstacle? Obstacle, bool WaitsForPerson);
