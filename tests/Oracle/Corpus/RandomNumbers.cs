namespace Corpus.RandomNumbersCase;

/// <summary>Generators by hand: congruential, xorshift, shuffled decks.</summary>
public static class RandomNumbers
{
    private sealed class Lcg(uint seed)
    {
        private uint _state = seed;

        public int Next(int bound) => (int)((_state = unchecked(_state * 1664525 + 1013904223)) >> 8) % bound;
    }

    public static string Run()
    {
        var random = new Lcg(42);
        var deck = "AKQJ".SelectMany(rank => "shdc", (rank, suit) => $"{rank}{suit}").ToArray();
        for (var i = deck.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (deck[i], deck[j]) = (deck[j], deck[i]);
        }

        ulong state = 88172645463325252;
        var shifted = Enumerable.Range(0, 3).Select(_ => state = Shift(state)).ToList();
        return string.Join(" ", deck) + "\n" + string.Join(" ", shifted);
    }

    private static ulong Shift(ulong x)
    {
        x ^= x << 13;
        x ^= x >> 7;
        return x ^= x << 17;
    }
}
