namespace Corpus.PrimeFactorsCase;

/// <summary>Factors, divisors and perfect numbers.</summary>
public static class PrimeFactors
{
    public static string Run() => string.Join(" ", new long[] { 1, 2, 84, 97, 1001, 600851475143 }.Select(n => $"{n}={string.Join("*", Factors(n).GroupBy(p => p).Select(g => g.Count() > 1 ? $"{g.Key}^{g.Count()}" : $"{g.Key}"))}")) + " " + string.Join(",", Enumerable.Range(2, 500).Where(n => Enumerable.Range(1, n / 2).Where(d => n % d == 0).Sum() == n));

    private static IEnumerable<long> Factors(long n)
    {
        for (long p = 2; p * p <= n; p += p == 2 ? 1 : 2)
        {
            for (; n % p == 0; n /= p)
                yield return p;
        }

        if (n > 1)
            yield return n;
    }
}
