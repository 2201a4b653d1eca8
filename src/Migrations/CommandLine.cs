namespace Groundplan.Migrations;

/// <summary>A command as a person would type it, or as the runner starts it: a program and its arguments, never a line for a shell.</summary>
/// <param name="Words">The program and its arguments; each may be whatever an <see cref="Argument"/> may hold that has a text, a <see cref="Joined"/> or a <see cref="JsonText"/>.</param>
public sealed record CommandLine(Items<object?> Words)
{
    /// <summary>The file that takes what the command prints, where a later command reads it; null for none.</summary>
    public string? Into { get; init; }

    /// <summary>A command of these words.</summary>
    public static CommandLine Of(params object?[] words) => new(words);

    /// <summary>The command with an option and its value; without them where the value is null.</summary>
    public CommandLine With(string option, object? value) => value is null ? this : this with { Words = [.. Words ?? [], option, value] };

    /// <summary>The command with more words where something is so.</summary>
    public CommandLine If(bool wanted, params object?[] words) => wanted ? this with { Words = [.. Words ?? [], .. words] } : this;
}
