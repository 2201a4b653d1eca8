using System.Globalization;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Holds when a table is there and has no items.</summary>
internal sealed class RequireEmptyTableExecutor : IStepExecutor
{
    public string Kind => "require-empty-table";

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var name = Table(step);
        var table = await TableCalls.FindAsync(step.Services.Aws, step.Services.Region, name, cancellationToken);
        if (table is null)
            return TableForecasts.Absent(name, step.Services.Region);
        return await TableCopy.IsEmptyAsync(TablePair.Reader(table, step, null), cancellationToken)
            ? new StepForecast(StepState.AlreadySatisfied, $"{name} has no items.")
            : new StepForecast(StepState.WouldFail, $"{NotEmpty(table)} Empty it with clear-table, if nobody needs them.");
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var verdict = await VerifyAsync(step, cancellationToken);
        return verdict.Holds ? new StepOutcome(verdict.Detail) : throw new StepFailure(verdict.Detail);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var table = await TableCalls.RequireAsync(step.Services.Aws, step.Services.Region, Table(step), cancellationToken);
        return await TableCopy.IsEmptyAsync(TablePair.Reader(table, step, null), cancellationToken)
            ? new StepVerdict(true, $"{table.Name} has no items.")
            : new StepVerdict(false, NotEmpty(table));
    }

    private static string NotEmpty(TableEnd table) => string.Create(CultureInfo.InvariantCulture, $"{table.Name} has items (about {table.ItemCount}), and has to be empty.");

    private static string Table(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("table");
        return arguments.Text("table");
    }
}
