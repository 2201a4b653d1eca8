namespace Groundplan.Runner.Steps.General;

/// <summary>What a program that ended left.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where it was killed.</param>
/// <param name="Out">The start of its standard output, as UTF-8.</param>
/// <param name="Error">The start of its standard error, as UTF-8.</param>
/// <param name="Truncated">Whether more was written than was kept.</param>
internal sealed record ToolAnswer(int ExitCode, string Out, string Error, bool Truncated);
