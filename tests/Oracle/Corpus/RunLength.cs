namespace Corpus.RunLengthCase;

/// <summary>Run-length coding and back.</summary>
public static class RunLength
{
    public static string Run() => string.Join(" ", new[] { "WWWWBWWWBB", "", "abc", "aaaaaaaaaaaa" }.Select(text => $"{Encode(text)}={Decode(Encode(text)) == text}"));

    private static string Encode(string text)
    {
        var runs = new List<(char Letter, int Count)>();
        foreach (var letter in text)
        {
            if (runs is [.., var last] && last.Letter == letter)
                runs[^1] = last with { Count = last.Count + 1 };
            else
                runs.Add((letter, 1));
        }

        return string.Concat(runs.Select(run => run.Count == 1 ? $"{run.Letter}" : $"{run.Count}{run.Letter}"));
    }

    private static string Decode(string text)
    {
        var (count, result) = (0, new StringBuilder());
        foreach (var symbol in text)
        {
            if (char.IsDigit(symbol))
            {
                count = count * 10 + (symbol - '0');
                continue;
            }

            result.Append(symbol, Math.Max(count, 1));
            count = 0;
        }

        return result.ToString();
    }
}
