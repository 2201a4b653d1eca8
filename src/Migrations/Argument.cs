namespace Groundplan.Migrations;

/// <summary>Something that the runner is given.</summary>
/// <param name="Name">The name in the runbook, in camelCase.</param>
/// <param name="Value">
/// A string, number, truth value, <see cref="TimeSpan"/> (which becomes seconds), <see cref="Value{T}"/>, <see cref="Target{T}"/>, <see cref="Stack"/>, <see cref="Json"/>, <see cref="IArguments"/>,
/// a list of these, or null for none.
/// </param>
public sealed record Argument(string Name, object? Value);
