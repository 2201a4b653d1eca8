using System.Globalization;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>What steps on tables would do, from what DescribeTable says.</summary>
internal static class TableForecasts
{
    // A cautious figure for a copy with its verification over the network.
    private const double UsualItemsPerSecond = 2_000;

    /// <summary>The forecast of a copy; what it would have to write is only known by comparing every item, which a forecast does not do.</summary>
    public static async Task<StepForecast> OfCopyAsync(StepReading step, CopyArguments arguments, Func<TableEnd, TableEnd, string?> mismatch, CancellationToken cancellationToken)
    {
        var from = await TableCalls.FindAsync(step.Services.In(arguments.FromRegion).Aws, arguments.FromRegion, arguments.From, cancellationToken);
        var to = await TableCalls.FindAsync(step.Services.In(arguments.ToRegion).Aws, arguments.ToRegion, arguments.To, cancellationToken);
        if (from is null || to is null)
            return Absent(from is null ? arguments.From : arguments.To, from is null ? arguments.FromRegion : arguments.ToRegion);
        if (mismatch(from, to) is { } reason)
            return new StepForecast(StepState.WouldFail, reason);
        var fromEmpty = await TableCopy.IsEmptyAsync(TablePair.Reader(from, step, null), cancellationToken);
        var toEmpty = await TableCopy.IsEmptyAsync(TablePair.Reader(to, step, null), cancellationToken);
        if (fromEmpty && (toEmpty || !arguments.DeleteExtra))
            return new StepForecast(StepState.AlreadySatisfied, $"{from.Name} has no items.");
        return new StepForecast(
            StepState.WouldRun,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{from.Name} has about {from.ItemCount} items, {from.SizeBytes} bytes; {to.Name} {(toEmpty ? "is empty" : "has items: each is compared, and what differs is written")}."),
            Time(from.ItemCount, arguments.ItemsPerSecond));
    }

    /// <summary>How long so many items take.</summary>
    public static TimeSpan Time(long items, double? itemsPerSecond) => TimeSpan.FromSeconds(Math.Ceiling(items / Math.Min(itemsPerSecond ?? UsualItemsPerSecond, UsualItemsPerSecond)));

    /// <summary>A table that is not there: an earlier step may make it.</summary>
    public static StepForecast Absent(string table, string region) => StepForecast.Absent($"There is no table {table} in {region} yet.");
}
