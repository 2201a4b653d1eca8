namespace Groundplan.Runner.Runbooks;

/// <summary>A part of a migration.</summary>
/// <param name="Name">Unique in the runbook.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Opens">Before this no step of it starts.</param>
/// <param name="Closes">After this no step of it starts.</param>
internal sealed record MigrationPhase(string Name, string? Owner = null, string? Opens = null, string? Closes = null);
