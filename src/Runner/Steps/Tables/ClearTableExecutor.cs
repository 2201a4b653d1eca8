using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Deletes all items of a table, and leaves the table.</summary>
internal sealed class ClearTableExecutor : IStepExecutor
{
    private const string Clearing = "clear";
    private const int MostRounds = 3;

    public string Kind => "clear-table";

    public IReadOnlyList<string> Outputs => ["deletedCount"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var (name, segments, rate) = Read(step);
        var table = await TableCalls.FindAsync(step.Services.Aws, step.Services.Region, name, cancellationToken);
        if (table is null)
            return TableForecasts.Absent(name, step.Services.Region);
        return await TableCopy.IsEmptyAsync(TablePair.Reader(table, step, null), cancellationToken)
            ? new StepForecast(StepState.AlreadySatisfied, $"{name} has no items.")
            : new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"All items of {name} (about {table.ItemCount}) would be deleted, {segments} segments at a time."), TableForecasts.Time(table.ItemCount, rate));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (name, count, rate) = Read(step);
        var table = await TableCalls.RequireAsync(step.Services.Aws, step.Services.Region, name, cancellationToken);
        var reader = TablePair.Reader(table, step, null);
        var writer = new TableWriter(step.Writes.Aws, name, new Patience(TablePair.Budget("writes", table.Region, step, rate), step.Time));
        var checkpoints = new TableCheckpoints(step, $"clear {table.Arn} {table.Id}");
        var segments = checkpoints.Segments(Clearing, count);
        var deleted = 0L;
        for (var round = 1; ; round++)
        {
            await ClearAsync(step, reader, writer, segments, checkpoints, cancellationToken);
            deleted += TableCheckpoints.Sum(segments).Written;
            if (await TableCopy.IsEmptyAsync(reader, cancellationToken))
                break;
            if (round == MostRounds)
                throw new StepFailure($"{name} still has items after {MostRounds} rounds of deleting all: somebody writes to it. Stop the writers.", mayRetry: true);
            segments = [.. Enumerable.Repeat(SegmentState.Start, count)];
        }
        return new StepOutcome(
            string.Create(CultureInfo.InvariantCulture, $"{name} has no items; {deleted} were deleted."), new JsonObject { ["deletedCount"] = deleted });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var table = await TableCalls.RequireAsync(step.Services.Aws, step.Services.Region, Read(step).Table, cancellationToken);
        return await TableCopy.IsEmptyAsync(TablePair.Reader(table, step, null), cancellationToken)
            ? new StepVerdict(true, $"{table.Name} has no items.")
            : new StepVerdict(false, $"{table.Name} has items, and was cleared.");
    }

    private static Task ClearAsync(StepRun step, TableReader reader, TableWriter writer, SegmentState[] segments, TableCheckpoints checkpoints, CancellationToken cancellationToken)
        => new SegmentedScan(reader, Attributes.Key).RunAsync(
            segments,
            async (_, page, token) =>
            {
                await writer.DeleteAsync(await TablePair.AsTheyAre(page, token), token);
                return new WorkCounts(page.Count, page.Count, 0);
            },
            token =>
            {
                step.Report(new StepProgress(TableCheckpoints.Sum(segments).Written, null, "items deleted"));
                return checkpoints.MaybeSaveAsync(Clearing, () => new JsonObject { [Clearing] = TableCheckpoints.ToJson(segments) }, segments, token);
            },
            cancellationToken);

    private static (string Table, int Segments, double? Rate) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("table", "segments", "itemsPerSecond");
        return (arguments.Text("table"), CopyArguments.SegmentsOf(arguments), CopyArguments.Rate(arguments, "itemsPerSecond"));
    }
}
