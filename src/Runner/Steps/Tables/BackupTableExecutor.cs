using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Makes an on-demand backup of a table, and waits until it can be restored from.</summary>
internal sealed class BackupTableExecutor : IStepExecutor
{
    private const string Output = "backupArn";

    // Clocks of this machine and of the service.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public string Kind => "backup-table";

    public IReadOnlyList<string> Outputs => ["backupArn", "itemCount", "sizeBytes"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var (name, backup) = Read(step);
        var table = await TableCalls.FindAsync(step.Services.Aws, step.Services.Region, name, cancellationToken);
        return table is null
            ? TableForecasts.Absent(name, step.Services.Region)
            : new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{name} (about {table.ItemCount} items, {table.SizeBytes} bytes) would be backed up as {backup}."), TimeSpan.FromMinutes(2));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (name, backupName) = Read(step);
        var arn = step.Checkpoint?["backup"]?.ToString() ?? await MadeBeforeAsync(step, name, backupName, cancellationToken) ?? await CreateAsync(step, name, backupName, cancellationToken);
        await step.SaveAsync(new JsonObject { ["backup"] = arn }, cancellationToken);
        var backup = await Polling.UntilAsync(step, () => DescribeAsync(step.Services.Aws, arn, cancellationToken), b => b?.Status != "CREATING", cancellationToken);
        return backup is { Status: "AVAILABLE" }
            ? new StepOutcome($"{name} is backed up: {backup}.", new JsonObject { [Output] = arn, ["itemCount"] = backup.Items, ["sizeBytes"] = backup.Bytes })
            : throw new StepFailure($"The backup {arn} of {name} is {backup?.Status ?? "gone"}, not AVAILABLE.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (name, _) = Read(step);
        if (step.Outputs[Output]?.ToString() is not { } arn)
            return new StepVerdict(false, $"No backup of {name} is known: the step has not run.");
        var backup = await DescribeAsync(step.Services.Aws, arn, cancellationToken);
        return new StepVerdict(
            backup is { Status: "AVAILABLE" } && backup.Table == name,
            backup is null ? $"There is no backup {arn}." : $"{arn} of table {backup.Table}: {backup}.");
    }

    // A call that was killed may have made it without having noted so. Another run's backup of the same name is older than this step.
    private static async Task<string?> MadeBeforeAsync(StepRun step, string table, string backupName, CancellationToken cancellationToken)
    {
        if (step.Checkpoint?["began"]?.GetValue<long>() is not { } began)
            return null;
        var earliest = DateTimeOffset.FromUnixTimeSeconds(began) - Tolerance;
        var answer = await step.Services.Aws.JsonAsync(
            TableCalls.ListBackups, new JsonObject { ["TableName"] = table, ["TimeRangeLowerBound"] = earliest.ToUnixTimeSeconds() }, cancellationToken);
        return answer["BackupSummaries"]?.AsArray()
            .Where(b => b!["BackupName"]?.ToString() == backupName && Created(b) >= earliest && b["BackupStatus"]?.ToString() is "CREATING" or "AVAILABLE")
            .MaxBy(b => Created(b!))?["BackupArn"]?.ToString();
    }

    private static async Task<string> CreateAsync(StepRun step, string table, string backupName, CancellationToken cancellationToken)
    {
        await step.SaveAsync(new JsonObject { ["began"] = step.Time.GetUtcNow().ToUnixTimeSeconds() }, cancellationToken);
        var answer = await step.Writes.Aws.JsonAsync(TableCalls.CreateBackup, new JsonObject { ["TableName"] = table, ["BackupName"] = backupName }, cancellationToken);
        return answer["BackupDetails"]?["BackupArn"]?.ToString() ?? throw new StepFailure($"CreateBackup of {table} did not say what it made.");
    }

    private static async Task<Backup?> DescribeAsync(IAwsReader aws, string arn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = (await aws.JsonAsync(TableCalls.DescribeBackup, new JsonObject { ["BackupArn"] = arn }, cancellationToken))["BackupDescription"];
            return new Backup(
                answer?["BackupDetails"]?["BackupStatus"]?.ToString() ?? "",
                answer?["SourceTableDetails"]?["TableName"]?.ToString() ?? "",
                answer?["SourceTableDetails"]?["ItemCount"]?.GetValue<long>() ?? 0,
                answer?["BackupDetails"]?["BackupSizeBytes"]?.GetValue<long>() ?? 0);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "BackupNotFoundException")
        {
            return null;
        }
    }

    private static DateTimeOffset Created(JsonNode backup)
        => backup["BackupCreationDateTime"] is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.GetValue<double>()) : DateTimeOffset.UnixEpoch;

    private static (string Table, string BackupName) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("table", "backupName");
        return (arguments.Text("table"), arguments.Text("backupName"));
    }

    private sealed record Backup(string Status, string Table, long Items, long Bytes)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status}, about {Items} items, {Bytes} bytes");
    }
}
