using Groundplan.Runner.Steps.Data;
using Groundplan.Runner.Steps.Tables.Mapping;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Both ends of a copy, and how hard they may be driven.</summary>
/// <param name="From">Reads the source.</param>
/// <param name="To">Reads the target.</param>
/// <param name="Segments">How many parts of a table are scanned at the same time.</param>
/// <param name="ItemsOf">What has to be at the target for a page of the source.</param>
internal sealed record TablePair(TableReader From, TableReader To, int Segments, ItemsOf ItemsOf)
{
    public const int DefaultSegments = 4;

    /// <summary>The attributes of the source that a mapping knows; null where they are not counted.</summary>
    public KnownAttributes? Known { get; init; }

    /// <summary>Counts those that it does not know, for one pass over the source.</summary>
    public UnknownAttributes? CountUnknown() => Known is null ? null : new UnknownAttributes(Known);

    /// <summary>A table's reader with the budgets of a step.</summary>
    public static TableReader Reader(TableEnd table, StepReading step, double? unitsPerSecond)
        => new(table, new Patience(Budget("reads", table.Region, step, unitsPerSecond), step.Time));

    /// <summary>The budget of a step for an endpoint.</summary>
    public static RateBudget Budget(string of, string region, StepReading step, double? perSecond)
        => new(perSecond, step.Time, RateBudget.OfEndpoint($"dynamodb {of} {region} {step.Services.EndpointUrl}"));

    /// <summary>The items as they are.</summary>
    public static ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> AsTheyAre(ItemPage page, CancellationToken cancellationToken)
    {
        var items = new ReadOnlyMemory<byte>[page.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = page[i];
        return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(items);
    }
}

/// <summary>The items of the target, as raw JSON, that come of a page of the source.</summary>
internal delegate ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ItemsOf(ItemPage page, CancellationToken cancellationToken);
