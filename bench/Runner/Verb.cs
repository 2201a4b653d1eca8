namespace Groundplan.Runner.Bench;

/// <summary>What can be measured.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Arguments">The others, for people.</param>
/// <param name="RunAsync">Measures; gives the exit code.</param>
internal sealed record Verb(string Name, string Arguments, Func<string[], Task<int>> RunAsync);
