namespace Groundplan.Migrations.Rules.Tools;

/// <summary>A command that starts a program, as far as the plan gives its words.</summary>
/// <param name="Step">The step.</param>
/// <param name="Program">The program's name without folder and ending, underscores as hyphens: <c>import-all</c> of <c>python -m mlflow_export_import.bulk.import_all</c>.</param>
/// <param name="Words">The words; null for one that only the runner knows.</param>
/// <param name="At">The position of the program, or of the script or module that an interpreter is given.</param>
internal sealed record ToolCall(Command Step, string Program, IReadOnlyList<string?> Words, int At)
{
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "false", "f", "no", "n", "off", "0" };

    /// <summary>Reads a command; null where the plan does not know which program it starts.</summary>
    public static ToolCall? Of(Command step)
    {
        var words = (step.Words ?? []).Select(word => word.IsLiteral ? word.Literal : null).ToList();
        return ProgramOf(words) is var (program, at) ? new(step, program, words, at) : null;
    }

    /// <summary>The value of an option, as the next word or after <c>=</c>, and where it stands; null where the option or its value is missing, or only the runner knows the value.</summary>
    public (string Value, int Index)? ValueOf(string option)
    {
        if (Find(option) is not { } index)
            return null;
        var (value, at) = Words[index]!.Length > option.Length ? (Words[index]!.Substring(option.Length + 1), index) : (Words.ElementAtOrDefault(index + 1), index + 1);
        return value is null ? null : (value, at);
    }

    /// <summary>Where an option stands.</summary>
    public int? Find(string option)
    {
        for (var i = At + 1; i < Words.Count; i++)
        {
            if (Words[i] == option || Words[i]?.StartsWith(option + "=", StringComparison.Ordinal) == true)
                return i;
        }

        return null;
    }

    /// <summary>Where an option stands that is a switch, or whose value is not a no.</summary>
    public int? FindOn(string option) => ValueOf(option) is var (value, _) && No.Contains(value) ? null : Find(option);

    private static (string Program, int At)? ProgramOf(List<string?> words)
    {
        if (words.Count == 0 || words[0] is not { } first)
            return null;
        var name = FileOf(first);
        if (!name.StartsWith("python", StringComparison.Ordinal) && name is not ("py" or "bash" or "sh"))
            return (Normal(name), 0);
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case null or "-c":
                    return null;
                case "-m":
                    return words.ElementAtOrDefault(i + 1) is { } module ? (Normal(module.Substring(module.LastIndexOf('.') + 1)), i + 1) : null;
                case "-W" or "-X":
                    i++;
                    break;
                case var word when !word.StartsWith("-", StringComparison.Ordinal):
                    return (Normal(FileOf(word)), i);
            }
        }

        return null;
    }

    private static string FileOf(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.EndsWith(".py", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) : name;
    }

    private static string Normal(string name) => name.Replace('_', '-');
}
