namespace Groundplan.Migrations;

/// <summary>A command as a person would type it, or as the runner starts it: a program and its arguments, never a line for a shell.</summary>
/// <param name="Words">The program and its arguments; each may be whatever an <see cref="Argument"/> may hold that has a text.</param>
public sealed record CommandLine(Items<object?> Words)
{
    /// <summary>A command of these words.</summary>
    public static CommandLine Of(params object?[] words) => new(words);
}
