namespace Corpus.CollatzCase;

/// <summary>Sequences and their records.</summary>
public static class Collatz
{
    public static string Run()
    {
        var (best, length) = (0, 0);
        for (var n = 1; n < 200; n++)
        {
            if (Steps(n).Count() is var count && count > length)
                (best, length) = (n, count);
        }

        return $"{string.Join(">", Steps(6))} {best} {length} {Steps(27).Max()}";
    }

    private static IEnumerable<long> Steps(long n)
    {
        for (; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1)
            yield return n;
        yield return 1;
    }
}
