using Groundplan.Documents;

namespace Groundplan.Migrations.Documents;

/// <summary>Words as a line for a POSIX shell: what is no plain word stands in single quotes.</summary>
internal static class ShellText
{
    public static string Line(IEnumerable<string> words) => string.Join(" ", words.Select(Word));

    private static string Word(string word)
    {
        var line = MarkdownText.OneLine(word ?? "");
        return line.Length > 0 && (line.All(IsPlain) || IsPlaceholder(line)) ? line : $"'{line.Replace("'", "'\\''")}'";
    }

    private static bool IsPlain(char character) =>
        character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '%' or '+';

    // What the reader has to fill in: <project>, or {stack.Resource}.
    private static bool IsPlaceholder(string word) =>
        word.Length > 2 && (word[0], word[word.Length - 1]) is ('<', '>') or ('{', '}') && word.Substring(1, word.Length - 2).All(character => IsPlain(character) && character != ',');
}
