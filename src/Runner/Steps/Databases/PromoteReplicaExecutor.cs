using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>promote-replica</c>: makes a replica an instance of its own. Nothing makes it a replica again.</summary>
internal sealed class PromoteReplicaExecutor : IStepExecutor
{
    private static readonly AwsWrite PromoteReadReplica = new(AwsService.Rds, "PromoteReadReplica");

    public string Kind => "promote-replica";

    public IReadOnlyList<string> Outputs => ["instance", "instanceArn", "resourceId", "address", "port", "promotedFrom"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        return await DatabaseLookup.FindAsync(step.Services.In(wanted.Region).Aws, wanted.Replica, cancellationToken) switch
        {
            null => StepForecast.Absent($"there is no database instance {wanted.Replica} yet"),
            { Source.Length: 0 } => new(StepState.WouldFail, $"{wanted.Replica} is no replica"),
            { IsAvailable: false } replica => new(StepState.CannotVerifyYet, $"{wanted.Replica} is {replica.Status}"),
            var replica => new(StepState.WouldRun, $"{wanted.Replica} is available, a replica of {replica.Source}"),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var found = await DatabaseLookup.GetAsync(step, aws, wanted.Replica, cancellationToken);
        // Without the checkpoint an instance of its own may be the source itself, or one that has nothing to do with this.
        var source = (string?)step.Checkpoint?["source"] ?? (found.Source.Length > 0
            ? found.Source
            : throw new StepFailure($"Step {step.Id}: database instance {wanted.Replica} is no replica; nothing was changed. Check the name."));
        if (step.Checkpoint is { } saved && (string?)saved["resourceId"] != found.ResourceId)
            throw new StepFailure($"Step {step.Id}: database instance {wanted.Replica} is not the one whose promotion began. Find out who replaced it.");
        if (step.Checkpoint is null)
            await step.SaveAsync(new() { ["source"] = source, ["resourceId"] = found.ResourceId }, cancellationToken);
        var asked = false;
        DatabaseInstance? last = null;
        await Polls.UntilAsync(
            step,
            DatabaseLookup.Interval,
            async ct =>
            {
                last = await DatabaseLookup.FindAsync(aws, wanted.Replica, ct);
                if (!asked && last is { IsAvailable: true, Source.Length: > 0 })
                    asked = await PromoteAsync(wanted, aws, ct);
                return Look(wanted, last);
            },
            cancellationToken,
            DatabaseLookup.FirstPause);
        var outputs = DatabaseLookup.Outputs(last!);
        outputs["promotedFrom"] = source;
        return new StepOutcome($"{wanted.Replica} is available, an instance of its own; it was a replica of {source}", outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var found = await DatabaseLookup.FindAsync(step.Services.In(wanted.Region).Aws, wanted.Replica, cancellationToken);
        if (found is not null && (string?)step.Outputs["resourceId"] is { Length: > 0 } id && id != found.ResourceId)
            return new StepVerdict(false, $"database instance {wanted.Replica} is not the one that was promoted");
        return Look(wanted, found).Verdict;
    }

    /// <summary>False where RDS is still busy with the instance, perhaps with this very promotion.</summary>
    private static async Task<bool> PromoteAsync(Wanted wanted, IAwsWriter aws, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["DBInstanceIdentifier"] = wanted.Replica };
        if (wanted.BackupRetention is { } days)
            input["BackupRetentionPeriod"] = days;
        try
        {
            await aws.XmlAsync(PromoteReadReplica, input, cancellationToken);
            return true;
        }
        catch (AmazonServiceException e) when (DatabaseLookup.Is(e, "InvalidDBInstanceState"))
        {
            return false;
        }
    }

    private static Observation Look(Wanted wanted, DatabaseInstance? found)
    {
        var seen = DatabaseLookup.Availability(wanted.Replica, found);
        return seen.State == ObservedState.Holds && found!.Source.Length > 0 ? Observation.NotYet($"{wanted.Replica} is still a replica of {found.Source}") : seen;
    }

    private sealed record Wanted(string Replica, string? Region, long? BackupRetention)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("replica", "region", "backupRetentionDays");
            return new Wanted(arguments.Text("replica"), arguments.OptionalText("region"), arguments.OptionalInteger("backupRetentionDays", 0, 35));
        }
    }
}
