using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>What copy-table and transform-table have in common.</summary>
internal sealed record CopyArguments
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string FromRegion { get; init; }

    public required string ToRegion { get; init; }

    public required int Segments { get; init; }

    public double? ReadUnitsPerSecond { get; init; }

    public double? ItemsPerSecond { get; init; }

    public bool DeleteExtra { get; init; }

    public string? SigningKeyId { get; init; }

    public static CopyArguments Read(StepArguments arguments, StepReading step)
    {
        var read = new CopyArguments
        {
            From = arguments.Text("from"),
            To = arguments.Text("to"),
            FromRegion = arguments.OptionalText("fromRegion") ?? step.Services.Region,
            ToRegion = arguments.OptionalText("toRegion") ?? step.Services.Region,
            Segments = SegmentsOf(arguments),
            ReadUnitsPerSecond = Rate(arguments, "readUnitsPerSecond"),
            ItemsPerSecond = Rate(arguments, "itemsPerSecond"),
            DeleteExtra = arguments.Truth("deleteExtra"),
            SigningKeyId = arguments.OptionalText("signingKeyId"),
        };
        return read.From == read.To && read.FromRegion == read.ToRegion ? throw arguments.Failure("to", "is the table that is copied from") : read;
    }

    /// <summary>Both tables, which must be there.</summary>
    public async Task<(TableEnd From, TableEnd To)> EndsAsync(StepReading step, CancellationToken cancellationToken)
        => (await TableCalls.RequireAsync(step.Services.In(FromRegion).Aws, FromRegion, From, cancellationToken),
            await TableCalls.RequireAsync(step.Services.In(ToRegion).Aws, ToRegion, To, cancellationToken));

    /// <summary>Readers of both, within the limits.</summary>
    public TablePair Pair(StepReading step, TableEnd from, TableEnd to, ItemsOf itemsOf)
        => new(TablePair.Reader(from, step, ReadUnitsPerSecond), TablePair.Reader(to, step, ReadUnitsPerSecond), Segments, itemsOf);

    /// <summary>Writes to the target, within the limits.</summary>
    public TableWriter Writer(StepRun step)
        => new(step.Writes.In(ToRegion).Aws, To, new Patience(TablePair.Budget("writes", ToRegion, step, ItemsPerSecond), step.Time));

    /// <summary>How many parts of a table are scanned at the same time.</summary>
    public static int SegmentsOf(StepArguments arguments) => (int)(arguments.OptionalInteger("segments", 1, 64) ?? TablePair.DefaultSegments);

    /// <summary>A rate above zero; null for none.</summary>
    public static double? Rate(StepArguments arguments, string name)
        => arguments.OptionalNumber(name) is not { } rate ? null : rate > 0 ? (double)rate : throw arguments.Failure(name, "must be above zero");
}
