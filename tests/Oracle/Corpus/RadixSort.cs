namespace Corpus.RadixSortCase;

/// <summary>Radix sort of unsigned numbers by bytes.</summary>
public static class RadixSort
{
    public static string Run()
    {
        uint[] items = [170, 45, 75, 90000, 802, 24, 2, 66, uint.MaxValue, 0];
        for (var shift = 0; shift < 32; shift += 8)
        {
            var buckets = new List<uint>[256];
            foreach (var item in items)
                (buckets[(item >> shift) & 0xFF] ??= []).Add(item);
            items = buckets.Where(bucket => bucket is not null).SelectMany(bucket => bucket).ToArray();
        }

        return string.Join(",", items);
    }
}
