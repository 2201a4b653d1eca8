namespace Groundplan.Runner.Steps.Compute;

/// <summary>A deployment of a service of ECS.</summary>
internal sealed record EcsDeployment(string Status, string RolloutState, string Reason);
