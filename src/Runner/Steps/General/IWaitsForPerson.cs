namespace Groundplan.Runner.Steps.General;

/// <summary>A kind of step that runs only when a person let it pass; see <see cref="StepRun.Consent"/>.</summary>
internal interface IWaitsForPerson : IStepExecutor;
