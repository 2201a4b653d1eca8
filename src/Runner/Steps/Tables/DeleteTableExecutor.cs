using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Deletes a table with all that is in it.</summary>
internal sealed class DeleteTableExecutor : IStepExecutor
{
    public string Kind => "delete-table";

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var name = Table(step);
        if (await TableCalls.FindAsync(step.Services.Aws, step.Services.Region, name, cancellationToken) is not { } table)
            return TableForecasts.Absent(name, step.Services.Region);
        return table.IsProtected
            ? new StepForecast(StepState.WouldFail, Protected(name))
            : new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{name} would be deleted with its items (about {table.ItemCount}, {table.SizeBytes} bytes)."), TimeSpan.FromMinutes(1));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var name = Table(step);
        var known = step.Checkpoint?["table"]?.ToString();
        var table = await FindAsync(step, name, cancellationToken);
        if (table is null && known is null)
            throw new StepFailure($"There is no table {name} in {step.Services.Region}: nothing was deleted. Is it the right name, region and account?");
        if (table is not null)
        {
            if (known is not null && known != Identity(table))
                throw new StepFailure($"The table {name} that is there now is not the one that this step began to delete; it was made since, and is left alone.");
            if (table.IsProtected)
                throw new StepFailure(Protected(name));
            if (known is null)
                await step.SaveAsync(new JsonObject { ["table"] = known = Identity(table) }, cancellationToken);
            await DeleteAsync(step, table, cancellationToken);
        }
        await Polling.UntilAsync(step, () => FindAsync(step, name, cancellationToken), t => t is null, cancellationToken);
        return new StepOutcome($"{name} is deleted.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var name = Table(step);
        return await FindAsync(step, name, cancellationToken) is { } table
            ? new StepVerdict(false, $"There is a table {name}, {table.Status}, and it was deleted.")
            : new StepVerdict(true, $"There is no table {name} in {step.Services.Region}.");
    }

    private static Task<TableEnd?> FindAsync(StepReading step, string name, CancellationToken cancellationToken)
        => TableCalls.FindAsync(step.Services.Aws, step.Services.Region, name, cancellationToken);

    private static async Task DeleteAsync(StepRun step, TableEnd table, CancellationToken cancellationToken)
    {
        if (table.Status == "DELETING")
            return;
        try
        {
            await step.Writes.Aws.JsonAsync(TableCalls.DeleteTable, new JsonObject { ["TableName"] = table.Name }, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ResourceNotFoundException")
        {
            // A request whose answer was lost had done it; the wait that follows sees it gone.
            step.Report(new StepProgress(1, 1, "tables"));
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "ResourceInUseException")
        {
            throw new StepFailure($"{table.Name} is {table.Status} and cannot be deleted now: {e.Message}", mayRetry: true, e);
        }
    }

    private static string Identity(TableEnd table) => $"{table.Arn} {table.Id}";

    private static string Protected(string name) => $"{name} is protected against deletion. Switch its deletion protection off in the template that made it.";

    private static string Table(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("table");
        return arguments.Text("table");
    }
}
