using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Brings the target's current objects to what the source has.</summary>
internal sealed class ObjectSync(StepRun step, SyncOptions options, SyncCheckpoint checkpoint)
{
    private readonly Sides _sides = Sides.Of(step, options);
    private readonly IS3Writer _target = step.Writes.In(options.To.Region).S3;
    private readonly ObjectCopier _copier = new(step.Services.In(options.From.Region).S3, step.Writes.In(options.To.Region).S3, options, checkpoint);
    private readonly RateBudget _budget = new(options.ObjectsPerSecond, step.Time);
    private readonly SemaphoreSlim _slots = new(options.Parallel);

    public Task RunAsync(CancellationToken cancellationToken)
        => RangeWalk.RunAsync(checkpoint.Ranges.Where(r => !r.Done), WalkAsync, cancellationToken);

    private async Task WalkAsync(RangeCursor range, CancellationToken cancellationToken)
    {
        var extra = new DeletionBatch(_target, options.To);
        await OrderedWindow.RunAsync(
            stop => _sides.ObjectsAsync(range.Rest, stop),
            pair => pair.Name,
            (pair, stop) => BeginAsync(pair, extra, stop),
            async name =>
            {
                range.Cursor = name;
                Report();
                await checkpoint.SaveIfDueAsync(cancellationToken);
            },
            cancellationToken);
        checkpoint.Tally.Delete(await extra.FlushAsync(cancellationToken));
        range.Done = true;
        await checkpoint.SaveIfDueAsync(cancellationToken);
    }

    private Task BeginAsync(SidePair<BucketObject> pair, DeletionBatch extra, CancellationToken cancellationToken)
    {
        if (pair.Source is null)
            return options.DeleteExtra ? DeleteAsync(pair.Name, extra, cancellationToken) : Task.CompletedTask;
        if (pair.Target is null || ObjectComparison.Quick(pair.Source, pair.Target) == Likeness.Different)
            return InSlotAsync(ct => _copier.CopyAsync(pair.Source, ct), cancellationToken);
        if (options.CompareProperties || ObjectComparison.Quick(pair.Source, pair.Target) is null)
            return InSlotAsync(ct => CopyIfDifferentAsync(pair.Source, pair.Target, ct), cancellationToken);
        checkpoint.Tally.Skip();
        return Task.CompletedTask;
    }

    private async Task<bool> CopyIfDifferentAsync(BucketObject source, BucketObject target, CancellationToken cancellationToken)
    {
        if (await ObjectComparison.AskAsync(_sides, source, target, cancellationToken) == Likeness.Different)
            return await _copier.CopyAsync(source, cancellationToken);
        checkpoint.Tally.Skip();
        return false;
    }

    private async Task DeleteAsync(string name, DeletionBatch extra, CancellationToken cancellationToken)
        => checkpoint.Tally.Delete(await extra.AddAsync(options.To.Key(name), null, cancellationToken));

    private async Task InSlotAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            await _budget.TakeAsync(1, cancellationToken);
            await Task.Run(() => work(cancellationToken), cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    private void Report() => step.Report(new StepProgress(checkpoint.Tally.Copied + checkpoint.Tally.Skipped, null, "objects"));
}
