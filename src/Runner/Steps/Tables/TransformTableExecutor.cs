using System.Globalization;
using Groundplan.Runner.Steps.Tables.Mapping;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Copies the items of a table into another one as a mapping document says, verifies every one of them, and reports.</summary>
internal sealed class TransformTableExecutor : IStepExecutor
{
    public string Kind => "transform-table";

    public IReadOnlyList<string> Outputs => ["itemCount", "digest"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var (arguments, document) = Read(step);
        foreach (var table in document.Tables)
        {
            if (await TableCalls.FindAsync(step.Services.In(arguments.FromRegion).Aws, arguments.FromRegion, table, cancellationToken) is null)
                return TableForecasts.Absent(table, arguments.FromRegion);
        }
        return await TableForecasts.OfCopyAsync(step, arguments, (_, _) => null, cancellationToken);
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (arguments, document) = Read(step);
        var (pair, mapper) = await PairAsync(step, arguments, document, cancellationToken);
        var purpose = $"{pair.From.Table.Arn} {pair.From.Table.Id} to {pair.To.Table.Arn} {pair.To.Table.Id} by {document.Digest}";
        if (new TableCheckpoints(step, purpose).Phase is null && !document.KeepsKey(pair.From.Table.Keys, pair.To.Table.Keys))
            await new CollisionSearch(pair.From, pair.Segments, mapper, pair.To.Table).RequireNoneAsync(cancellationToken);
        return await CopySteps.RunAsync(Kind, step, arguments, pair, purpose, cancellationToken);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (arguments, document) = Read(step);
        var (pair, _) = await PairAsync(step, arguments, document, cancellationToken);
        return CopySteps.Verdict(await TableComparison.MakeAsync(pair, inventory: null, read: null, cancellationToken), arguments);
    }

    private static (CopyArguments Arguments, MappingDocument Document) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("from", "to", "mapping", "fromRegion", "toRegion", "segments", "readUnitsPerSecond", "itemsPerSecond", "signingKeyId");
        var mapping = arguments.Anything("mapping") ?? throw arguments.Failure("mapping", "is missing; it must be a mapping document");
        try
        {
            return (CopyArguments.Read(arguments, step), MappingDocument.Read(mapping));
        }
        catch (MappingError e)
        {
            throw arguments.Failure("mapping", $"is not a mapping document: {e.Message}");
        }
    }

    private static async Task<(TablePair Pair, ItemMapper Mapper)> PairAsync(StepReading step, CopyArguments arguments, MappingDocument document, CancellationToken cancellationToken)
    {
        var (from, to) = await arguments.EndsAsync(step, cancellationToken);
        var others = new Dictionary<string, TableReader>(StringComparer.Ordinal);
        foreach (var name in document.Tables)
        {
            var table = await TableCalls.RequireAsync(step.Services.In(arguments.FromRegion).Aws, arguments.FromRegion, name, cancellationToken);
            if (table.Keys.Names.Count != 1)
                throw new StepFailure(string.Create(CultureInfo.InvariantCulture, $"Table {name} is looked up by one key, and its key is {table.Keys}."));
            others.Add(name, TablePair.Reader(table, step, arguments.ReadUnitsPerSecond));
        }
        var mapper = new ItemMapper(document, from, to, new LookupTables(others));
        return (arguments.Pair(step, from, to, mapper.ItemsAsync) with { Known = document.Known }, mapper);
    }
}
