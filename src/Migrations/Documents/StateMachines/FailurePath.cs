namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>What happens when a step fails.</summary>
/// <param name="State">The state that comes then.</param>
/// <param name="Path">Where the reason is kept.</param>
internal sealed record FailurePath(string State, string Path);
