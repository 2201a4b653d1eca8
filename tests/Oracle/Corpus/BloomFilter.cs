namespace Corpus.BloomFilterCase;

/// <summary>A set of bits with two hashes.</summary>
public static class BloomFilter
{
    private sealed class Filter
    {
        private readonly ulong[] _bits = new ulong[4];

        public Filter Add(string item)
        {
            foreach (var position in Positions(item))
                _bits[position / 64] |= 1ul << (position % 64);
            return this;
        }

        public bool MayContain(string item) => Positions(item).All(position => (_bits[position / 64] >> (position % 64) & 1) == 1);

        public int Weight => _bits.Sum(word => Enumerable.Range(0, 64).Count(bit => (word >> bit & 1) != 0));

        private static IEnumerable<int> Positions(string item)
        {
            uint a = 17, b = 31;
            foreach (var letter in item)
            {
                a = a * 33 ^ letter;
                b = b * 131 + letter;
            }

            for (var i = 0u; i < 3; i++)
                yield return (int)((a + i * b) % 256);
        }
    }

    public static string Run()
    {
        var filter = new Filter().Add("apple").Add("pear");
        return $"{filter.MayContain("apple")} {filter.MayContain("pear")} {filter.MayContain("plum")} {filter.Weight}";
    }
}
