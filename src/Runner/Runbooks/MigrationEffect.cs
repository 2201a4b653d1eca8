namespace Groundplan.Runner.Runbooks;

/// <summary>What a step changes.</summary>
/// <param name="Kind">What is done, such as <c>destroys</c>.</param>
/// <param name="Target">To what.</param>
/// <param name="Within">To which part of it, by how its keys begin; null for all.</param>
internal sealed record MigrationEffect(string Kind, string Target, string? Within = null);
