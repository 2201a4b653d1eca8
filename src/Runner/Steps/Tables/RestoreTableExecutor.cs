using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Makes a new table from a backup.</summary>
internal sealed class RestoreTableExecutor : IStepExecutor
{
    public string Kind => "restore-table";

    public IReadOnlyList<string> Outputs => ["tableArn"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var (backup, name) = Read(step);
        var table = await FindAsync(step.Services.Aws, name, cancellationToken);
        if (table is null)
            return new StepForecast(StepState.WouldRun, $"{name} would be made from {backup}.", TimeSpan.FromMinutes(10));
        return IsFrom(table, backup)
            ? new StepForecast(StepState.AlreadySatisfied, Describe(name, table))
            : new StepForecast(StepState.WouldFail, Occupied(name, backup));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (backup, name) = Read(step);
        if (await FindAsync(step.Services.Aws, name, cancellationToken) is not { } there)
            await RestoreAsync(step, backup, name, cancellationToken);
        else if (!IsFrom(there, backup))
            throw new StepFailure(Occupied(name, backup));
        var table = await Polling.UntilAsync(step, () => FindAsync(step.Services.Aws, name, cancellationToken), t => t is null || IsReady(t), cancellationToken)
            ?? throw new StepFailure($"The table {name} that was being restored is gone.");
        return new StepOutcome(Describe(name, table), new JsonObject { ["tableArn"] = table["TableArn"]?.ToString() });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (backup, name) = Read(step);
        return await FindAsync(step.Services.Aws, name, cancellationToken) is { } table
            ? new StepVerdict(IsReady(table) && IsFrom(table, backup), Describe(name, table))
            : new StepVerdict(false, $"There is no table {name} in {step.Services.Region}.");
    }

    private static async Task RestoreAsync(StepRun step, string backup, string name, CancellationToken cancellationToken)
    {
        try
        {
            await step.Writes.Aws.JsonAsync(TableCalls.RestoreTableFromBackup, new JsonObject { ["BackupArn"] = backup, ["TargetTableName"] = name }, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "TableAlreadyExistsException" or "TableInUseException")
        {
            // The SDK asks again when an answer is lost: then the table is the one that the first request made.
            if (await FindAsync(step.Services.Aws, name, cancellationToken) is not { } table || !IsFrom(table, backup))
                throw new StepFailure(Occupied(name, backup), inner: e);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "BackupNotFoundException")
        {
            throw new StepFailure($"There is no backup {backup} in {step.Services.Region}.", inner: e);
        }
    }

    private static async Task<JsonObject?> FindAsync(IAwsReader aws, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await aws.JsonAsync(TableCalls.DescribeTable, new JsonObject { ["TableName"] = name }, cancellationToken))["Table"]?.AsObject();
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private static bool IsFrom(JsonObject table, string backup) => table["RestoreSummary"]?["SourceBackupArn"]?.ToString() == backup;

    private static bool IsReady(JsonObject table) => table["TableStatus"]?.ToString() == "ACTIVE" && table["RestoreSummary"]?["RestoreInProgress"]?.GetValue<bool>() != true;

    private static string Describe(string name, JsonObject table)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{name} is {table["TableStatus"]}, restored from {table["RestoreSummary"]?["SourceBackupArn"]?.ToString() ?? "nothing"}, about {table["ItemCount"]?.GetValue<long>() ?? 0} items.");

    private static string Occupied(string name, string backup) => $"There is a table {name}, and it was not restored from {backup}. It is left alone: name another table, or delete that one.";

    private static (string Backup, string Table) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("backupArn", "table");
        return (arguments.Text("backupArn"), arguments.Text("table"));
    }
}
