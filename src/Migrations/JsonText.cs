namespace Groundplan.Migrations;

/// <summary>A value as JSON on one line: a word of a <see cref="CommandLine"/>.</summary>
/// <param name="Content">Whatever an <see cref="Argument"/> may hold; what only the runner knows stands in braces.</param>
public sealed record JsonText(object? Content);
