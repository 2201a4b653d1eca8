namespace Groundplan.Runner.Steps.Compute;

/// <summary>A task that has not stopped.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DesiredStatus">STOPPED once somebody asked for that.</param>
/// <param name="Group">Who started it: <c>service:name</c> for a service.</param>
internal sealed record EcsTask(string Arn, string DesiredStatus, string Group);
