using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Gives each key of the target the history that it has at the source: versions and delete markers, the oldest first. Keys at the same time, the versions of one in turn.</summary>
internal sealed class VersionSync(StepRun step, SyncOptions options, SyncCheckpoint checkpoint)
{
    private const int MostTries = 5;

    private readonly Sides _sides = Sides.Of(step, options);
    private readonly IS3Writer _target = step.Writes.In(options.To.Region).S3;
    private readonly ObjectCopier _copier = new(step.Services.In(options.From.Region).S3, step.Writes.In(options.To.Region).S3, options, checkpoint);
    private readonly RateBudget _budget = new(options.ObjectsPerSecond, step.Time);
    private readonly SemaphoreSlim _slots = new(options.Parallel);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var versioning = await _target.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = options.To.Bucket }, cancellationToken);
        if (versioning.VersioningConfig?.Status != VersionStatus.Enabled)
            throw new StepFailure($"Step {step.Id}: {options.To.Bucket} keeps no versions. Enable its versioning, or copy what is current with versions: \"latest\".");
        await OrderedWindow.RunAsync(
            stop => _sides.HistoriesAsync(stop),
            pair => pair.Name,
            BringAsync,
            async _ =>
            {
                step.Report(new StepProgress(checkpoint.Tally.Copied + checkpoint.Tally.Skipped, null, "versions"));
                await checkpoint.SaveIfDueAsync(cancellationToken);
            },
            cancellationToken);
    }

    private async Task BringAsync(SidePair<KeyHistory> pair, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            if (pair.Source is not null)
                await BringAsync(pair.Source, pair.Target ?? new KeyHistory(pair.Name, []), cancellationToken);
            else if (options.DeleteExtra)
                await DeleteAsync(pair.Target!, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task BringAsync(KeyHistory source, KeyHistory target, CancellationToken cancellationToken)
    {
        var same = await HistoryComparison.SameAsync(_sides, source, target, cancellationToken);
        if (same < target.Versions.Count)
        {
            // History is only ever added to: what the target has otherwise has to go first, or to stay.
            var surplus = await HistoryComparison.SurplusAsync(_sides, source, target, cancellationToken);
            if (surplus is null && !options.DeleteExtra)
                return;
            await DeleteAsync(surplus ?? target, cancellationToken);
            same = surplus is null ? 0 : target.Versions.Count - surplus.Versions.Count;
        }
        for (var i = 0; i < same; i++)
            checkpoint.Tally.Skip();
        for (var i = same; i < source.Versions.Count; i++)
            await AddAsync(source, i, cancellationToken);
    }

    // Sent once. When the answer is lost, the target is asked whether it has one more.
    private async Task AddAsync(KeyHistory source, int index, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _budget.TakeAsync(1, cancellationToken);
            try
            {
                await AddAsync(source.Versions[index], cancellationToken);
                return;
            }
            catch (Exception e) when (AwsErrors.IsNotKnownYet(e) && attempt < MostTries && !cancellationToken.IsCancellationRequested)
            {
                var now = await VersionListing.OneAsync(_target, options.To, source.Name, cancellationToken);
                if (now.Versions.Count > index)
                    return;
            }
        }
    }

    private async Task AddAsync(KeyState state, CancellationToken cancellationToken)
    {
        if (!state.IsMarker)
        {
            await _copier.CopyAsync(state.Object, cancellationToken);
            return;
        }
        await _target.DeleteObjectOnceAsync(new DeleteObjectRequest { BucketName = options.To.Bucket, Key = options.To.Key(state.Object.Name) }, cancellationToken);
        checkpoint.Tally.Copy(0);
    }

    private async Task DeleteAsync(KeyHistory history, CancellationToken cancellationToken)
    {
        var batch = new DeletionBatch(_target, options.To);
        foreach (var version in history.Versions)
            checkpoint.Tally.Delete(await batch.AddAsync(options.To.Key(history.Name), version.Object.VersionId, cancellationToken));
        checkpoint.Tally.Delete(await batch.FlushAsync(cancellationToken));
    }
}
