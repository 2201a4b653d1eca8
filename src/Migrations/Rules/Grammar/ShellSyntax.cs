namespace Groundplan.Migrations.Rules.Grammar;

/// <summary>What only a shell understands, while the runner starts programs itself.</summary>
internal static class ShellSyntax
{
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal) { "|", "||", "&&", ";", "&", ">", ">>", "<", "<<", "2>&1" };
    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "zsh", "dash", "ksh", "pwsh", "powershell", "cmd" };

    /// <summary>A word that would reach the program as it stands, or null. What is given to a shell is its own.</summary>
    public static string? In(IReadOnlyList<string> words) => words.Count == 0 || Shells.Contains(words[0].Substring(words[0].LastIndexOf('/') + 1))
        ? null
        : words.FirstOrDefault(word => Operators.Contains(word) || word.Contains("$("));
}
