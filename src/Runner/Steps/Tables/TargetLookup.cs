namespace Groundplan.Runner.Steps.Tables;

/// <summary>Whether items are at a table just so.</summary>
/// <param name="reader">The table.</param>
internal sealed class TargetLookup(TableReader reader)
{
    /// <summary>Those of the items that the table lacks, or has otherwise.</summary>
    /// <param name="items">Raw JSON.</param>
    /// <param name="canonical">Free for this call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<List<ItemDifference>> DifferencesAsync(IReadOnlyList<ReadOnlyMemory<byte>> items, CanonicalItem canonical, CancellationToken cancellationToken)
    {
        var differences = new List<ItemDifference>();
        for (var first = 0; first < items.Count; first += TableReader.MostKeys)
            await CompareAsync(items, first, Math.Min(items.Count, first + TableReader.MostKeys), canonical, differences, cancellationToken);
        return differences;
    }

    /// <summary>Those of the keys, as raw JSON, that the table lacks.</summary>
    public async Task<List<byte[]>> AbsentAsync(IReadOnlyList<byte[]> keys, CanonicalItem canonical, CancellationToken cancellationToken)
    {
        var absent = new List<byte[]>();
        foreach (var some in keys.Chunk(TableReader.MostKeys))
        {
            var sought = some.ToDictionary(k => Digest(k, canonical), k => k);
            await reader.GetAsync(
                some,
                Attributes.Key,
                page =>
                {
                    for (var i = 0; i < page.Count; i++)
                        sought.Remove(Digest(page[i].Span, canonical));
                },
                cancellationToken);
            absent.AddRange(sought.Values);
        }
        return absent;
    }

    private async Task CompareAsync(IReadOnlyList<ReadOnlyMemory<byte>> items, int first, int end, CanonicalItem canonical, List<ItemDifference> differences, CancellationToken cancellationToken)
    {
        // Several items of one key can only come of a mapping.
        var wanted = new Dictionary<UInt256, List<(int Index, byte[] Key)>>();
        for (var i = first; i < end; i++)
        {
            var key = ItemJson.KeyOf(items[i].Span, reader.Table.Keys);
            var digest = Digest(key, canonical);
            if (!wanted.TryGetValue(digest, out var same))
                wanted.Add(digest, same = []);
            same.Add((i, key));
        }
        var there = new Dictionary<UInt256, UInt256>();
        await reader.GetAsync(
            [.. wanted.Values.Select(w => w[0].Key)],
            Attributes.All,
            page =>
            {
                for (var i = 0; i < page.Count; i++)
                    there[Digest(ItemJson.KeyOf(page[i].Span, reader.Table.Keys), canonical)] = Digest(page[i].Span, canonical);
            },
            cancellationToken);
        foreach (var (key, all) in wanted)
        {
            foreach (var one in all)
            {
                if (!there.TryGetValue(key, out var content))
                    differences.Add(new ItemDifference(one.Index, one.Key, IsMissing: true));
                else if (content != Digest(items[one.Index].Span, canonical))
                    differences.Add(new ItemDifference(one.Index, one.Key, IsMissing: false));
            }
        }
    }

    private static UInt256 Digest(ReadOnlySpan<byte> json, CanonicalItem canonical)
    {
        Span<byte> digest = stackalloc byte[32];
        canonical.Digest(json, digest);
        return UInt256.Read(digest);
    }
}
