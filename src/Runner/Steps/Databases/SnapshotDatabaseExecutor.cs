using System.Globalization;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>snapshot-database</c>: takes a snapshot of an instance and waits until it can be restored from.</summary>
internal sealed class SnapshotDatabaseExecutor : IStepExecutor
{
    private static readonly AwsWrite CreateDBSnapshot = new(AwsService.Rds, "CreateDBSnapshot");
    private static readonly AwsWrite DeleteDBSnapshot = new(AwsService.Rds, "DeleteDBSnapshot");

    public string Kind => "snapshot-database";

    public IReadOnlyList<string> Outputs => DatabaseSnapshot.OutputNames;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var instance = await DatabaseLookup.FindAsync(aws, wanted.Instance, cancellationToken);
        if (await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken) is { } snapshot)
            return new(StepState.WouldFail, $"there is a snapshot {wanted.Snapshot} already, of {snapshot.Instance}, taken {snapshot.Created?.ToString("u", CultureInfo.InvariantCulture)}: a backup of another day. Give the new one another name, or delete the old one");
        return instance switch
        {
            null => StepForecast.Absent($"there is no database instance {wanted.Instance} yet"),
            { IsAvailable: false } => new(StepState.CannotVerifyYet, $"{wanted.Instance} is {instance.Status}"),
            _ => new(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{wanted.Instance} is available, {instance.AllocatedStorage} GiB, {(instance.Encrypted ? "encrypted" : "not encrypted")}")),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var instance = await DatabaseLookup.GetAsync(step, aws, wanted.Instance, cancellationToken);
        await BeginAsync(step, wanted, aws, cancellationToken);
        DatabaseSnapshot? snapshot = null;
        await Polls.UntilAsync(
            step,
            DatabaseLookup.Interval,
            async ct =>
            {
                snapshot = await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, ct);
                step.Report(new StepProgress(snapshot?.Percent ?? 0, 100, "percent"));
                return Look(wanted.Snapshot, snapshot);
            },
            cancellationToken,
            DatabaseLookup.FirstPause);
        if (snapshot!.Objection(instance.Identifier, instance.ResourceId, instance.Encrypted, instance.AllocatedStorage) is { } objection)
            throw new StepFailure($"Step {step.Id}: {objection}. It is no backup.");
        return new StepOutcome(
            string.Create(CultureInfo.InvariantCulture, $"snapshot {wanted.Snapshot} of {wanted.Instance} is available, {snapshot.AllocatedStorage} GiB, {(snapshot.Encrypted ? "encrypted" : "not encrypted, as its source")}"),
            snapshot.Outputs());
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        if (await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken) is not { } snapshot)
            return new StepVerdict(false, $"there is no snapshot {wanted.Snapshot}");
        // A later step may have deleted the instance; then what the snapshot was at first is what it has to be.
        var instance = await DatabaseLookup.FindAsync(aws, wanted.Instance, cancellationToken);
        var objection = instance is null
            ? snapshot.Objection(wanted.Instance, (string?)step.Outputs["resourceId"] ?? "", (bool?)step.Outputs["encrypted"] ?? false, (long?)step.Outputs["allocatedStorage"] ?? 0)
            : snapshot.Objection(wanted.Instance, (string?)step.Outputs["resourceId"] ?? instance.ResourceId, instance.Encrypted, (long?)step.Outputs["allocatedStorage"] ?? 0);
        return objection is null
            ? new StepVerdict(true, $"snapshot {wanted.Snapshot} of {wanted.Instance} is available")
            : new StepVerdict(false, objection);
    }

    private static async Task BeginAsync(StepRun step, Wanted wanted, IAwsWriter aws, CancellationToken cancellationToken)
    {
        var found = await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken);
        var own = (string?)step.Checkpoint?["snapshot"] == wanted.Snapshot;
        if (found is not null && !own)
            throw new StepFailure(
                $"Step {step.Id}: there is a snapshot {wanted.Snapshot} already, of {found.Instance}, taken {found.Created?.ToString("u", CultureInfo.InvariantCulture)}; it is left as it is. Give the new one another name, or delete the old one.");
        if (found is not null && DatabaseStatuses.IsDead(found.Status) && (int?)step.Checkpoint!["attempt"] != step.Attempt)
        {
            await aws.XmlAsync(DeleteDBSnapshot, new() { ["DBSnapshotIdentifier"] = wanted.Snapshot }, cancellationToken);
            found = null;
        }
        if (!own || found is null)
            await step.SaveAsync(new() { ["snapshot"] = wanted.Snapshot, ["attempt"] = step.Attempt }, cancellationToken);
        if (found is null)
            await aws.XmlAsync(CreateDBSnapshot, new() { ["DBInstanceIdentifier"] = wanted.Instance, ["DBSnapshotIdentifier"] = wanted.Snapshot, ["Tags"] = DatabaseTags.Of(wanted.Tags) }, cancellationToken);
    }

    private static Observation Look(string name, DatabaseSnapshot? snapshot) => snapshot switch
    {
        null => Observation.NotYet($"snapshot {name} is not there"),
        { IsAvailable: true } => Observation.Holds($"snapshot {name} is available"),
        _ when DatabaseStatuses.IsDead(snapshot.Status) => Observation.Failed($"snapshot {name} is {snapshot.Status}; the next attempt deletes it and takes another"),
        _ => Observation.NotYet(string.Create(CultureInfo.InvariantCulture, $"snapshot {name} is {snapshot.Status}, {snapshot.Percent} %")),
    };

    private sealed record Wanted(string Instance, string Snapshot, string? Region, IReadOnlyDictionary<string, string> Tags)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("instance", "snapshot", "region", "tags");
            return new Wanted(arguments.Text("instance"), arguments.Text("snapshot"), arguments.OptionalText("region"), arguments.TextsByName("tags"));
        }
    }
}
