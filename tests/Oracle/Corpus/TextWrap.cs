namespace Corpus.TextWrapCase;

/// <summary>Paragraphs wrapped, justified and centred.</summary>
public static class TextWrap
{
    public static string Run()
    {
        const string Text = "The quick brown fox jumps over the lazy dog and runs away from the incomprehensibilities of life.";
        return string.Join("\n", Wrap(Text, 20).Select(line => $"|{line,-20}|")) + "\n" + string.Join("\n", Wrap(Text, 30).Select((line, index) => index % 2 == 0 ? Justify(line, 30) : line.PadLeft((30 + line.Length) / 2)));
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > width)
            {
                yield return line;
                line = "";
            }

            for (; rest.Length > width; rest = rest[width..])
                yield return rest[..width];
            line += line.Length > 0 ? " " + rest : rest;
        }

        if (line is not "")
            yield return line;
    }

    private static string Justify(string line, int width)
    {
        var words = line.Split(' ');
        if (words.Length == 1)
            return line;
        var spaces = width - words.Sum(word => word.Length);
        return string.Concat(words.Select((word, index) => index == words.Length - 1 ? word : word + new string(' ', spaces / (words.Length - 1) + (index < spaces % (words.Length - 1) ? 1 : 0))));
    }
}
