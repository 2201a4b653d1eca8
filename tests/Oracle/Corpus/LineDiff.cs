namespace Corpus.LineDiffCase;

/// <summary>The longest common subsequence as a diff.</summary>
public static class LineDiff
{
    public static string Run() => string.Join("\n", Diff("a b c d e".Split(' '), "a c x d f e".Split(' ')));

    private static IEnumerable<string> Diff(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1][];
        for (var i = old.Length; i >= 0; i--)
        {
            lengths[i] = new int[now.Length + 1];
            for (var j = now.Length - 1; j >= 0 && i < old.Length; j--)
                lengths[i][j] = old[i] == now[j] ? lengths[i + 1][j + 1] + 1 : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
        }

        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return "  " + old[i++];
                j++;
            }
            else if (j < now.Length && (i == old.Length || lengths[i][j + 1] >= lengths[i + 1][j]))
            {
                yield return "+ " + now[j++];
            }
            else
            {
                yield return "- " + old[i++];
            }
        }
    }
}
