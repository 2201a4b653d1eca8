namespace Corpus.CsvCase;

/// <summary>Comma-separated values with quotes, read and written.</summary>
public static class Csv
{
    public static string Run()
    {
        const string Text = "name,notes\n\"Smith, J\",\"said \"\"hi\"\"\"\nplain,\n";
        var rows = Parse(Text);
        return string.Join("\n", rows.Select(row => string.Join("|", row))) + "\n" + (string.Join("", rows.Select(row => string.Join(",", row.Select(Quote)) + "\n")) == Text);
    }

    private static string Quote(string field) => field.AsSpan().IndexOf(',') >= 0 || field.Contains('"') ? $"\"{field.Replace("\"", "\"\"")}\"" : field;

    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>> { new() };
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append(text[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    End();
                    break;
                case '\n' when !quoted:
                    End();
                    if (i + 1 < text.Length)
                        rows.Add([]);
                    break;
                case var letter:
                    field.Append(letter);
                    break;
            }
        }

        return rows;

        void End()
        {
            rows[^1].Add(field.ToString());
            field.Clear();
        }
    }
}
