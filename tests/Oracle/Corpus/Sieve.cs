namespace Corpus.SieveCase;

/// <summary>The sieve of Eratosthenes, and twins.</summary>
public static class Sieve
{
    public static string Run()
    {
        var primes = Primes(200).ToList();
        var twins = primes.Zip(primes.Skip(1)).Where(pair => pair.Second - pair.First == 2).Select(pair => $"({pair.First} {pair.Second})");
        return $"{primes.Count} {primes[^1]} {string.Join("", twins)}";
    }

    private static IEnumerable<int> Primes(int limit)
    {
        var composite = new bool[limit + 1];
        for (var i = 2; i <= limit; i++)
        {
            if (composite[i])
                continue;
            yield return i;
            for (var j = i * i; j <= limit; j += i)
                composite[j] = true;
        }
    }
}
