using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.S3;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Copies, verifies, and copies again what the verification found: the source may be written to meanwhile.</summary>
internal static class BucketSync
{
    public const int MostRounds = 3;

    public static async Task<StepOutcome> RunAsync(string kind, StepRun step, SyncOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SyncAsync(kind, step, options, cancellationToken);
        }
        catch (AmazonS3Exception e) when (S3Errors.IsNoBucket(e))
        {
            throw new StepFailure($"Step {step.Id}: {e.Message} It copies from {options.From} in {options.From.Region} to {options.To} in {options.To.Region}.", inner: e);
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "InvalidObjectState")
        {
            throw new StepFailure($"Step {step.Id}: an object of {options.From} is archived and has to be restored first: {e.Message}", inner: e);
        }
    }

    private static async Task<StepOutcome> SyncAsync(string kind, StepRun step, SyncOptions options, CancellationToken cancellationToken)
    {
        var source = step.Services.In(options.From.Region).S3;
        using var checkpoint = SyncCheckpoint.Read(step) ?? SyncCheckpoint.Start(step, await SyncVerification.RangesAsync(source, options, cancellationToken));
        foreach (var (id, name) in checkpoint.Uploads)
        {
            await MultipartCopier.AbortAsync(step.Writes.In(options.To.Region).S3, options.To, id, name, cancellationToken);
            checkpoint.EndUpload(id);
        }
        var sides = Sides.Of(step, options);
        var unequal = new List<long>();
        while (true)
        {
            await (options.AllVersions ? new VersionSync(step, options, checkpoint).RunAsync(cancellationToken) : new ObjectSync(step, options, checkpoint).RunAsync(cancellationToken));
            await checkpoint.SaveAsync(cancellationToken);
            var found = await SyncVerification.RunAsync(
                sides, [.. checkpoint.Ranges.Select(r => r.Range)], done => step.Report(new StepProgress(done, null, options.AllVersions ? "versions verified" : "objects verified")), cancellationToken);
            if (found.Holds(options))
                return await OutcomeAsync(kind, step, options, checkpoint.Tally, found, cancellationToken);
            unequal.Add(found.Unequal(options).Count);
            if (checkpoint.Round == MostRounds)
                throw new StepFailure($"Step {step.Id}: {Unsettled.Describe(options, found, unequal)}", mayRetry: true);
            checkpoint.NextRound();
        }
    }

    private static async Task<StepOutcome> OutcomeAsync(string kind, StepRun step, SyncOptions options, SyncTally tally, Verification found, CancellationToken cancellationToken)
    {
        var report = found.Report(kind, options, tally, step.Time.GetUtcNow()).ToJson();
        if (options.SigningKeyId is { } key)
            report = await ReportSigning.SignAsync(report, key, step.Writes.Aws, cancellationToken);
        var summary = string.Create(
            CultureInfo.InvariantCulture, $"{found.Describe(options)}; {tally.Copied} copied ({tally.Bytes} bytes), {tally.Skipped} there already, {tally.Deleted} deleted, {tally.Changed} changed meanwhile");
        return new StepOutcome(
            summary,
            new JsonObject { ["objects"] = found.Inventory, ["bytes"] = found.Bytes, ["copied"] = tally.Copied, ["skipped"] = tally.Skipped, ["deleted"] = tally.Deleted },
            report)
        {
            Verdict = new StepVerdict(true, found.Describe(options)),
        };
    }
}
