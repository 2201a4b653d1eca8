namespace Groundplan.Runner.Documents;

/// <summary>An output of the template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">The condition without which the stack does not show it; null for none.</param>
internal sealed record PlannedOutput(string Name, string? Condition = null);
