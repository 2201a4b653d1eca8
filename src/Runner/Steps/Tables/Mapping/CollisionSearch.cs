using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>
/// Looks for two new items of one key before anything is written. It keeps 16 bytes a key, of half a million keys at most: of a larger table it goes through a part of the keys at a
/// time, and reads the source once for each.
/// </summary>
/// <param name="source">The old items.</param>
/// <param name="segments">Read at the same time.</param>
/// <param name="mapper">What becomes of them.</param>
/// <param name="target">The new items' table.</param>
/// <param name="mostKept">Keys that are kept at a time.</param>
internal sealed class CollisionSearch(TableReader source, int segments, ItemMapper mapper, TableEnd target, int mostKept = CollisionSearch.MostKept)
{
    public const int MostKept = 500_000;

    private readonly Lock _lock = new();

    /// <exception cref="StepFailure">There are two; both old items are named.</exception>
    public async Task RequireNoneAsync(CancellationToken cancellationToken)
    {
        for (var parts = 1; ; parts *= 2)
        {
            var fits = true;
            for (var part = 0; fits && part < parts; part++)
                fits = await FitsAsync(part, parts, cancellationToken);
            if (fits)
                return;
        }
    }

    // False when there are too many keys in the part.
    private async Task<bool> FitsAsync(int part, int parts, CancellationToken cancellationToken)
    {
        var seen = new HashSet<UInt128>();
        UInt128? twice = null;
        await EachKeyAsync(
            (_, _, key) =>
            {
                if (twice is null && seen.Count <= mostKept && key % (UInt128)parts == (UInt128)part && !seen.Add(key))
                    twice = key;
            },
            cancellationToken);
        if (twice is { } key)
            throw await NamedAsync(key, cancellationToken);
        return seen.Count <= mostKept;
    }

    private async Task<StepFailure> NamedAsync(UInt128 twice, CancellationToken cancellationToken)
    {
        var olds = new List<string>();
        var now = "";
        await EachKeyAsync(
            (old, item, key) =>
            {
                if (key != twice)
                    return;
                now = ItemJson.Compact(ItemJson.KeyOf(item.Span, target.Keys));
                olds.Add(ItemJson.Compact(ItemJson.KeyOf(old.Span, source.Table.Keys)));
            },
            cancellationToken);
        olds.Sort(StringComparer.Ordinal);
        return new StepFailure($"Items {string.Join(" and ", olds.Take(5))} of {source.Table.Name} would all become {now} of {target.Name}, which can hold one of them. Nothing was written.");
    }

    private Task EachKeyAsync(Action<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, UInt128> seen, CancellationToken cancellationToken)
    {
        var canonical = Enumerable.Range(0, segments).Select(_ => new CanonicalItem()).ToArray();
        return new SegmentedScan(source, Attributes.All).RunAsync(
            [.. Enumerable.Repeat(SegmentState.Start, segments)],
            async (segment, page, token) =>
            {
                var mapped = await mapper.EachAsync(page, token);
                lock (_lock)
                {
                    for (var i = 0; i < mapped.Length; i++)
                    {
                        foreach (var item in mapped[i])
                            seen(page[i], item, Hash(ItemJson.KeyOf(item.Span, target.Keys), canonical[segment]));
                    }
                }
                return default;
            },
            _ => Task.CompletedTask,
            cancellationToken);
    }

    private static UInt128 Hash(byte[] key, CanonicalItem canonical)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        canonical.Digest(key, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
