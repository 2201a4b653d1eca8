using System.Globalization;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Copies the items of a table into another one, verifies every one of them, and reports.</summary>
internal sealed class CopyTableExecutor : IStepExecutor
{
    public string Kind => "copy-table";

    public IReadOnlyList<string> Outputs => ["itemCount", "digest"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var arguments = Read(step);
        return await TableForecasts.OfCopyAsync(step, arguments, Mismatch, cancellationToken);
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var arguments = Read(step);
        var pair = await PairAsync(step, arguments, cancellationToken);
        return await CopySteps.RunAsync(Kind, step, arguments, pair, Purpose(pair), cancellationToken);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = Read(step);
        var comparison = await TableComparison.MakeAsync(await PairAsync(step, arguments, cancellationToken), inventory: null, read: null, cancellationToken);
        return CopySteps.Verdict(comparison, arguments);
    }

    private static CopyArguments Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("from", "to", "fromRegion", "toRegion", "segments", "readUnitsPerSecond", "itemsPerSecond", "deleteExtra", "signingKeyId");
        return CopyArguments.Read(arguments, step);
    }

    private static async Task<TablePair> PairAsync(StepReading step, CopyArguments arguments, CancellationToken cancellationToken)
    {
        var (from, to) = await arguments.EndsAsync(step, cancellationToken);
        if (Mismatch(from, to) is { } mismatch)
            throw new StepFailure(mismatch);
        return arguments.Pair(step, from, to, TablePair.AsTheyAre);
    }

    private static string? Mismatch(TableEnd from, TableEnd to)
        => from.Keys.ToString() == to.Keys.ToString() ? null
            : $"The key of {from.Name} is {from.Keys}, that of {to.Name} is {to.Keys}: a copy needs equal keys. Use transform-table to change them.";

    private static string Purpose(TablePair pair)
        => string.Create(CultureInfo.InvariantCulture, $"{pair.From.Table.Arn} {pair.From.Table.Id} to {pair.To.Table.Arn} {pair.To.Table.Id}");
}
