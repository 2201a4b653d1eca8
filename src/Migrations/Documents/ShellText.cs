using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents;

/// <summary>Words as a line for a POSIX shell: what is no plain word stands in single quotes, and what cannot be shown as <c>$'\n'</c>. The runner compiles this file too.</summary>
internal static class ShellText
{
    /// <summary>For people: what they have to fill in, such as <c>&lt;project></c>, stands as it is.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(" ", words.Select((word, i) => IsPlaceholder(word ?? "") ? word : At(i, word)));

    /// <summary>For a shell: each word arrives as it is.</summary>
    public static string Exact(IEnumerable<string> words) => string.Join(" ", words.Select((word, i) => At(i, word)));

    /// <summary>One word.</summary>
    public static string Word(string? word)
    {
        var text = Characters.WellFormed(word ?? "").Replace('\0', '\ufffd'); // no argument holds a NUL
        return text.Length > 0 && text[0] != '=' && text.All(IsPlain) ? text : Quoted(text); // zsh takes =word for where a program is
    }

    // The first word with an equals sign would be a variable, and the second one the program.
    private static string At(int place, string? word) => place == 0 && word?.Contains("=") == true && Word(word) == word ? $"'{word}'" : Word(word);

    private static string Quoted(string text) => text.Any(Characters.MustEscape) ? Escaped(text) : $"'{text.Replace("'", "'\\''")}'";

    private static string Escaped(string text)
    {
        var output = new StringBuilder("$'");
        foreach (var character in text)
        {
            if (character is '\'' or '\\')
                output.Append('\\').Append(character);
            else if (character == '\n')
                output.Append("\\n");
            else if (Characters.MustEscape(character))
                AppendBytes(output, character);
            else
                output.Append(character);
        }

        return output.Append('\'').ToString();
    }

    // Octal digits, of which a shell never takes a fourth.
    private static void AppendBytes(StringBuilder output, char character)
    {
        foreach (var octet in Encoding.UTF8.GetBytes([character]))
            output.Append('\\').Append(Convert.ToString(octet, 8).PadLeft(3, '0'));
    }

    private static bool IsPlain(char character) =>
        character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '%' or '+';

    // What the reader has to fill in: <project>, or {stack.Resource}.
    private static bool IsPlaceholder(string word) =>
        word.Length > 2 && (word[0], word[word.Length - 1]) is ('<', '>') or ('{', '}') && word.Substring(1, word.Length - 2).All(character => IsPlain(character) && character != ',') && !word.Contains("..");
}
