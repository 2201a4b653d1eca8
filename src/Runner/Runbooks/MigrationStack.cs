namespace Groundplan.Runner.Runbooks;

/// <summary>A stack that arguments speak of.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Root">The root of the plan that makes it; null for none.</param>
/// <param name="Region">Where it is; null for the run's region.</param>
internal sealed record MigrationStack(string Name, string? Root = null, string? Region = null);
