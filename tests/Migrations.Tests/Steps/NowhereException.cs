namespace Groundplan.Migrations.Steps;

/// <summary>Something was asked of an environment that is not there.</summary>
public sealed class NowhereException(string? member) : Exception($"{member} was asked for.");
