namespace Corpus.FibonacciCase;

/// <summary>Five ways to the same numbers.</summary>
public static class Fibonacci
{
    private static readonly Func<int, long> Memoised = Memo();

    public static string Run() => string.Join(" ", Enumerable.Range(0, 15).Select(Recursive)) + $" {Memoised(80)} {Lazy().ElementAt(60)} {Lazy().TakeWhile(n => n < 1000).Count()} {Closed(40)} {checked((int)Memoised(46))}";

    private static int Recursive(int n) => n < 2 ? n : Recursive(n - 1) + Recursive(n - 2);

    private static Func<int, long> Memo()
    {
        var known = new Dictionary<int, long>();
        Func<int, long>? f = null;
        f = n => n < 2 ? n : known.TryGetValue(n, out var value) ? value : known[n] = f!(n - 1) + f(n - 2);
        return f;
    }

    private static IEnumerable<long> Lazy()
    {
        for (var (a, b) = (0L, 1L); ; (a, b) = (b, a + b))
            yield return a;
    }

    private static double Closed(int n) => Math.Round(Math.Pow((1 + Math.Sqrt(5)) / 2, n) / Math.Sqrt(5));
}
