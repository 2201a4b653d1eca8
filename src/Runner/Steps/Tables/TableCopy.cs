using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Writes what the target has to have, from where a killed run left off.</summary>
/// <param name="step">The step.</param>
/// <param name="pair">Both ends.</param>
/// <param name="writer">Writes to the target.</param>
/// <param name="checkpoints">Where the step stands.</param>
internal sealed class TableCopy(StepRun step, TablePair pair, TableWriter writer, TableCheckpoints checkpoints)
{
    public const string Copying = "copy";
    public const string DeletingExtra = "extra";
    public const string Copied = "copied";
    public const string ToRepeat = "repeat";

    private const string Comparing = "compare";

    private SegmentState[] _copy = [];
    private SegmentState[] _extra = [];
    private DigestSum[]? _sums;
    private bool _compares;

    /// <summary>What was written, and what was left as it is.</summary>
    public WorkCounts Counts => TableCheckpoints.Sum(_copy);

    /// <summary>What was deleted, as there is nothing of it in the source.</summary>
    public long Deleted => TableCheckpoints.Sum(_extra).Written;

    /// <summary>All that the source gave, when this call read it from the beginning to the end; null after a resume.</summary>
    public DigestSum? Inventory => _sums is null ? null : DigestSum.Of(_sums);

    /// <summary>What was seen of the source that the mapping does not know, when this call read it from the beginning to the end; null after a resume.</summary>
    public UnknownAttributes? Unknown { get; private set; }

    /// <summary>Copies, and deletes where that is wanted; does nothing when both are done already.</summary>
    public async Task RunAsync(bool deleteExtra, CancellationToken cancellationToken)
    {
        var phase = checkpoints.Phase;
        _copy = checkpoints.Segments(Copying, pair.Segments);
        _extra = checkpoints.Segments(DeletingExtra, pair.Segments);
        _compares = checkpoints.Flag(Comparing) ?? !await IsEmptyAsync(pair.To, cancellationToken);
        var canonical = Enumerable.Range(0, _copy.Length).Select(_ => new CanonicalItem()).ToArray();
        _sums = phase is null or ToRepeat ? new DigestSum[_copy.Length] : null;
        Unknown = _sums is null ? null : pair.CountUnknown();
        if (phase is null or ToRepeat)
            await checkpoints.SaveAsync(Copying, State(), cancellationToken);
        if (phase is null or ToRepeat or Copying)
            await new SegmentedScan(pair.From, Attributes.All).RunAsync(_copy, (segment, page, token) => CopyPageAsync(segment, page, canonical[segment], token), MovedAsync, cancellationToken);
        if (phase != Copied)
        {
            if (deleteExtra && _compares)
                await DeleteExtraAsync(cancellationToken);
            await checkpoints.SaveAsync(Copied, State(), cancellationToken);
        }
    }

    /// <summary>The next call of the step begins anew, and compares.</summary>
    public Task RepeatAsync(CancellationToken cancellationToken)
        => checkpoints.SaveAsync(ToRepeat, new JsonObject { [Comparing] = true }, cancellationToken);

    /// <summary>Whether a table has no items.</summary>
    public static async Task<bool> IsEmptyAsync(TableReader table, CancellationToken cancellationToken)
    {
        using var page = await table.ScanAsync((0, 1), cursor: null, Attributes.Key, limit: 1, cancellationToken);
        return page.Count == 0;
    }

    private async Task<WorkCounts> CopyPageAsync(int segment, ItemPage page, CanonicalItem canonical, CancellationToken cancellationToken)
    {
        var items = await pair.ItemsOf(page, cancellationToken);
        if (_sums is not null)
            _sums[segment].Add(items, canonical);
        Unknown?.Add(page);
        var towrite = items;
        if (_compares)
        {
            var differences = await new TargetLookup(pair.To).DifferencesAsync(items, canonical, cancellationToken);
            towrite = [.. differences.Select(d => items[d.Index])];
        }
        await writer.PutAsync(towrite, cancellationToken);
        return new WorkCounts(page.Count, towrite.Count, items.Count - towrite.Count);
    }

    private async Task DeleteExtraAsync(CancellationToken cancellationToken)
    {
        var source = new TargetLookup(pair.From);
        await new SegmentedScan(pair.To, Attributes.Key).RunAsync(
            _extra,
            async (_, page, token) =>
            {
                var absent = await source.AbsentAsync([.. Enumerable.Range(0, page.Count).Select(i => page[i].ToArray())], new CanonicalItem(), token);
                await writer.DeleteAsync([.. absent.Select(k => (ReadOnlyMemory<byte>)k)], token);
                return new WorkCounts(page.Count, absent.Count, 0);
            },
            token => checkpoints.MaybeSaveAsync(DeletingExtra, State, _extra, token),
            cancellationToken);
    }

    private Task MovedAsync(CancellationToken cancellationToken)
    {
        var read = Counts.Read;
        step.Report(new StepProgress(read, pair.From.Table.ItemCount >= read && pair.From.Table.ItemCount > 0 ? pair.From.Table.ItemCount : null, "items"));
        return checkpoints.MaybeSaveAsync(Copying, State, _copy, cancellationToken);
    }

    private JsonObject State() => new()
    {
        [Comparing] = _compares,
        [Copying] = TableCheckpoints.ToJson(_copy),
        [DeletingExtra] = TableCheckpoints.ToJson(_extra),
    };
}
