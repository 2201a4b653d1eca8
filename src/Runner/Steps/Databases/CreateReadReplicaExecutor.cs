using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>create-read-replica</c>: makes a replica of an instance of the same region and waits until it is available.</summary>
internal sealed class CreateReadReplicaExecutor : IStepExecutor
{
    private static readonly AwsWrite CreateDBInstanceReadReplica = new(AwsService.Rds, "CreateDBInstanceReadReplica");

    public string Kind => "create-read-replica";

    public IReadOnlyList<string> Outputs => ["instance", "instanceArn", "resourceId", "address", "port"];

    public string? ReasonToKeep(string compensation, JsonObject? saved) => compensation == "delete-database" ? StoodBefore.ReasonToKeep("the replica", saved) : null;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        if (await DatabaseLookup.FindAsync(aws, wanted.Replica, cancellationToken) is { } replica)
            return replica.Replicates(wanted.Source)
                ? new(replica.IsAvailable ? StepState.AlreadySatisfied : StepState.WouldRun, $"{wanted.Replica} is a replica of {wanted.Source} and {replica.Status}")
                : new(StepState.WouldFail, Taken(wanted));
        return await DatabaseLookup.FindAsync(aws, wanted.Source, cancellationToken) switch
        {
            null => StepForecast.Absent($"there is no database instance {wanted.Source} yet"),
            { BackupRetention: 0 } => new(StepState.WouldFail, NoBackups(wanted)),
            { IsAvailable: false } source => new(StepState.CannotVerifyYet, $"{wanted.Source} is {source.Status}"),
            var source => new(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{wanted.Source} is available, {source.Engine} {source.EngineVersion}, {source.AllocatedStorage} GiB")),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        // The name is what makes this idempotent: RDS has no token for it.
        var found = await DatabaseLookup.FindAsync(aws, wanted.Replica, cancellationToken);
        if (found is not null && !found.Replicates(wanted.Source))
            throw new StepFailure($"Step {step.Id}: {Taken(wanted)}; it is left as it is. Give the replica another name.");
        if (StoodBefore.Of(step.Checkpoint) is null)
            await step.SaveAsync(StoodBefore.Mark(found is not null), cancellationToken);
        if (found is null)
        {
            var source = await DatabaseLookup.GetAsync(step, aws, wanted.Source, cancellationToken);
            if (source.BackupRetention == 0)
                throw new StepFailure($"Step {step.Id}: {NoBackups(wanted)}.");
            await aws.XmlAsync(CreateDBInstanceReadReplica, wanted.Input(), cancellationToken);
        }
        var replica = await DatabaseLookup.AvailableAsync(step, aws, wanted.Replica, r => Look(wanted, r), cancellationToken);
        return new StepOutcome($"{wanted.Replica} is available, a replica of {wanted.Source}", DatabaseLookup.Outputs(replica));
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var replica = await DatabaseLookup.FindAsync(step.Services.In(wanted.Region).Aws, wanted.Replica, cancellationToken);
        var seen = DatabaseLookup.Availability(wanted.Replica, replica);
        return (seen.State == ObservedState.Holds ? Look(wanted, replica!) : seen).Verdict;
    }

    private static Observation Look(Wanted wanted, DatabaseInstance replica) => replica.Replicates(wanted.Source)
        ? Observation.Holds($"{wanted.Replica} is available, a replica of {wanted.Source}")
        : Observation.Failed($"{wanted.Replica} is {(replica.Source.Length == 0 ? "an instance of its own" : $"a replica of {replica.Source}")}; a replica of {wanted.Source} was expected");

    private static string Taken(Wanted wanted) => $"there is a database instance {wanted.Replica} already, and it is no replica of {wanted.Source}";

    private static string NoBackups(Wanted wanted) => $"{wanted.Source} has no automated backups, without which RDS makes no replica; give it a backup retention of one day or more";

    private sealed record Wanted(string Source, string Replica, string? Region, StepArguments Arguments)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("source", "replica", "region", "class", "multiAz", "publiclyAccessible", "subnetGroup", "securityGroups", "parameterGroup", "availabilityZone", "deletionProtection", "tags");
            var source = arguments.Text("source");
            return source.Contains(':', StringComparison.Ordinal)
                ? throw arguments.Failure("source", "must be the identifier of an instance of the same region; an ARN stands for one elsewhere")
                : new Wanted(source, arguments.Text("replica"), arguments.OptionalText("region"), arguments);
        }

        public JsonObject Input() => InstancePlacement.Input(Arguments, new()
        {
            ["SourceDBInstanceIdentifier"] = Source,
            ["DBInstanceIdentifier"] = Replica,
            ["AvailabilityZone"] = Arguments.OptionalText("availabilityZone"),
        });
    }
}
