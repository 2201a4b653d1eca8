using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>The course of copy-table and transform-table: write, verify, report.</summary>
internal static class CopySteps
{
    /// <exception cref="StepFailure">The target is not as it has to be; the keys are named, and the next attempt compares all of them. Or the source has what the mapping does not know.</exception>
    public static async Task<StepOutcome> RunAsync(string kind, StepRun step, CopyArguments arguments, TablePair pair, string purpose, CancellationToken cancellationToken)
    {
        var copy = new TableCopy(step, pair, arguments.Writer(step), new TableCheckpoints(step, purpose));
        await copy.RunAsync(arguments.DeleteExtra, cancellationToken);
        var total = copy.Inventory?.Count ?? pair.From.Table.ItemCount * 2;
        var unit = copy.Inventory is null ? "items of both tables read back" : "items read back";
        var comparison = await TableComparison.MakeAsync(pair, copy.Inventory, read => step.Report(new StepProgress(read, total >= read ? total : null, unit)), cancellationToken);
        var verdict = Completeness(comparison, arguments);
        if (!verdict.Holds)
        {
            await copy.RepeatAsync(cancellationToken);
            throw new StepFailure($"{verdict.Detail} The next attempt compares every item and writes what differs.", mayRetry: true);
        }
        if ((comparison.Unknown ?? copy.Unknown)?.Problem(arguments.From) is { } problem)
            throw new StepFailure(problem);
        var report = Report(kind, step, pair, copy, comparison).ToJson();
        if (arguments.SigningKeyId is { } key)
            report = await ReportSigning.SignAsync(report, key, step.Writes.Aws, cancellationToken);
        return new StepOutcome(
            string.Create(CultureInfo.InvariantCulture, $"{verdict.Detail} {copy.Counts.Written} written, {copy.Counts.Skipped} were there, {copy.Deleted} deleted."),
            new JsonObject { ["itemCount"] = comparison.Verified, ["digest"] = comparison.Source.ToString() },
            report)
        {
            Verdict = verdict,
        };
    }

    /// <summary>Whether all that has to be at the target is, and nothing of the source is left out unsaid, in a sentence.</summary>
    public static StepVerdict Verdict(TableComparison comparison, CopyArguments arguments)
    {
        var verdict = Completeness(comparison, arguments);
        return verdict.Holds && comparison.Unknown?.Problem(arguments.From) is { } problem ? new StepVerdict(false, problem) : verdict;
    }

    private static StepVerdict Completeness(TableComparison comparison, CopyArguments arguments)
    {
        var extra = comparison.Extra == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {comparison.Extra} more are only there{Named(comparison.AdditionalKeys)}");
        if (!comparison.Holds)
        {
            var collision = comparison.Collides ? " Several items of the source have one key at the target." : "";
            return new StepVerdict(
                false,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{arguments.To} does not have what {arguments.From} gives: of {comparison.Source.Count} items {comparison.Missing} are missing{Named(comparison.MissingKeys)} and {comparison.Different} differ{Named(comparison.DifferentKeys)}{extra}.{collision}"));
        }
        return new StepVerdict(
            !arguments.DeleteExtra || comparison.Extra == 0,
            string.Create(CultureInfo.InvariantCulture, $"All {comparison.Verified} items of {arguments.From} are in {arguments.To}, verified one by one{extra}."));
    }

    private static CompletenessReport Report(string kind, StepRun step, TablePair pair, TableCopy copy, TableComparison comparison) => new()
    {
        Kind = kind,
        From = pair.From.Table.Arn,
        To = pair.To.Table.Arn,
        Unit = "items",
        Inventory = comparison.Source.Count,
        Copied = copy.Counts.Written,
        Skipped = copy.Counts.Skipped,
        Deleted = copy.Deleted,
        Verified = comparison.Verified,
        Extra = comparison.Extra,
        SourceDigest = comparison.Source.ToString(),
        TargetDigest = comparison.Target.ToString(),
        Additional = comparison.AdditionalKeys,
        VerifiedAt = step.Time.GetUtcNow(),
    };

    private static string Named(IReadOnlyList<string> keys) => keys.Count == 0 ? "" : $" ({string.Join(", ", keys)})";
}
