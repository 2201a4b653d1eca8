using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>What a comparison of both ends found.</summary>
/// <param name="Source">All that has to be at the target.</param>
/// <param name="Target">All that is there.</param>
/// <param name="Missing">How many are not there.</param>
/// <param name="Different">How many are there otherwise.</param>
/// <param name="MissingKeys">Some of them.</param>
/// <param name="DifferentKeys">Some of them.</param>
/// <param name="AdditionalKeys">Some that are only at the target.</param>
internal sealed record TableComparison(
    DigestSum Source, DigestSum Target, long Missing, long Different, IReadOnlyList<string> MissingKeys, IReadOnlyList<string> DifferentKeys, IReadOnlyList<string> AdditionalKeys)
{
    /// <summary>What was seen of the source that the mapping does not know; null where the source was not read anew, or nothing is counted.</summary>
    public UnknownAttributes? Unknown { get; init; }

    /// <summary>Items that are there, and as they have to be.</summary>
    public long Verified => Source.Count - Missing - Different;

    /// <summary>Items at the target that nothing of the source is about.</summary>
    public long Extra => Math.Max(0, Target.Count - (Source.Count - Missing));

    /// <summary>Two items that have to be there have one key: the target cannot have both.</summary>
    public bool Collides => Target.Count < Source.Count - Missing;

    /// <summary>All that has to be there is.</summary>
    public bool Holds => Missing == 0 && Different == 0 && !Collides;

    /// <summary>Reads both ends through, with memory that does not grow with them; looks key by key only where the sums differ.</summary>
    /// <param name="pair">Both ends.</param>
    /// <param name="inventory">What a copy read of the source from beginning to end; null to read it anew.</param>
    /// <param name="read">Told how many items were read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<TableComparison> MakeAsync(TablePair pair, DigestSum? inventory, Action<long>? read, CancellationToken cancellationToken)
    {
        var progress = new Progress(read);
        if (inventory is { } known)
        {
            var target = await SumAsync(pair.To, pair.Segments, TablePair.AsTheyAre, unknown: null, progress, cancellationToken);
            if (known.Equals(target))
                return new TableComparison(known, target, 0, 0, [], [], []);
        }
        var unknown = pair.CountUnknown();
        var sums = await Task.WhenAll(
            SumAsync(pair.From, pair.Segments, pair.ItemsOf, unknown, progress, cancellationToken),
            SumAsync(pair.To, pair.Segments, TablePair.AsTheyAre, unknown: null, progress, cancellationToken));
        var comparison = sums[0].Equals(sums[1])
            ? new TableComparison(sums[0], sums[1], 0, 0, [], [], [])
            : await LocateAsync(pair, sums[0], sums[1], cancellationToken);
        return comparison with { Unknown = unknown };
    }

    private static async Task<DigestSum> SumAsync(TableReader reader, int segments, ItemsOf itemsOf, UnknownAttributes? unknown, Progress progress, CancellationToken cancellationToken)
    {
        var sums = new DigestSum[segments];
        var canonical = Enumerable.Range(0, segments).Select(_ => new CanonicalItem()).ToArray();
        await new SegmentedScan(reader, Attributes.All).RunAsync(
            Starts(segments),
            async (segment, page, token) =>
            {
                var items = await itemsOf(page, token);
                sums[segment].Add(items, canonical[segment]);
                unknown?.Add(page);
                progress.Add(page.Count);
                return default;
            },
            _ => Task.CompletedTask,
            cancellationToken);
        return DigestSum.Of(sums);
    }

    private static async Task<TableComparison> LocateAsync(TablePair pair, DigestSum source, DigestSum target, CancellationToken cancellationToken)
    {
        var missing = new NamedKeys();
        var different = new NamedKeys();
        var lookup = new TargetLookup(pair.To);
        await new SegmentedScan(pair.From, Attributes.All).RunAsync(
            Starts(pair.Segments),
            async (_, page, token) =>
            {
                foreach (var difference in await lookup.DifferencesAsync(await pair.ItemsOf(page, token), new CanonicalItem(), token))
                    (difference.IsMissing ? missing : different).Add(difference.Key);
                return default;
            },
            _ => Task.CompletedTask,
            cancellationToken);
        var found = new TableComparison(source, target, missing.Count, different.Count, missing.Some, different.Some, []);
        // Through a mapping, no key of the target tells where it came from.
        return found.Extra == 0 || pair.ItemsOf != TablePair.AsTheyAre ? found : found with { AdditionalKeys = await AdditionalAsync(pair, cancellationToken) };
    }

    private static async Task<IReadOnlyList<string>> AdditionalAsync(TablePair pair, CancellationToken cancellationToken)
    {
        var additional = new NamedKeys();
        var lookup = new TargetLookup(pair.From);
        await new SegmentedScan(pair.To, Attributes.Key).RunAsync(
            Starts(pair.Segments),
            async (_, page, token) =>
            {
                if (additional.Count < CompletenessReport.MostNamed)
                {
                    foreach (var key in await lookup.AbsentAsync([.. Enumerable.Range(0, page.Count).Select(i => page[i].ToArray())], new CanonicalItem(), token))
                        additional.Add(key);
                }
                return default;
            },
            _ => Task.CompletedTask,
            cancellationToken);
        return additional.Some;
    }

    private static SegmentState[] Starts(int segments) => [.. Enumerable.Repeat(SegmentState.Start, segments)];

    private sealed class Progress(Action<long>? told)
    {
        private long _read;

        public void Add(int items) => told?.Invoke(Interlocked.Add(ref _read, items));
    }

    private sealed class NamedKeys
    {
        private readonly Lock _lock = new();
        private readonly List<string> _some = [];

        public long Count { get; private set; }

        public IReadOnlyList<string> Some => [.. _some.Order(StringComparer.Ordinal)];

        public void Add(byte[] key)
        {
            lock (_lock)
            {
                Count++;
                if (_some.Count < CompletenessReport.MostNamed)
                    _some.Add(ItemJson.Compact(key));
            }
        }
    }
}
