using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>delete-database</c>: deletes an instance, never without a snapshot that is available: one that is taken last, or one that was verified before.</summary>
internal sealed class DeleteDatabaseExecutor : IStepExecutor
{
    private static readonly AwsWrite DeleteDBInstance = new(AwsService.Rds, "DeleteDBInstance");
    private static readonly AwsWrite ModifyDBInstance = new(AwsService.Rds, "ModifyDBInstance");

    public string Kind => "delete-database";

    public IReadOnlyList<string> Outputs => DatabaseSnapshot.OutputNames;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var snapshot = await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken);
        if (await DatabaseLookup.FindAsync(aws, wanted.Instance, cancellationToken) is not { } instance)
            return snapshot?.Objection(wanted.Instance, "", false, 0) is null && snapshot is not null
                ? new(StepState.AlreadySatisfied, $"{wanted.Instance} is not there, and its snapshot {wanted.Snapshot} is available")
                : StepForecast.Absent($"there is no database instance {wanted.Instance}, and no snapshot {wanted.Snapshot} of it");
        if (Refusal(wanted, instance) is { } refusal)
            return new(StepState.WouldFail, refusal);
        return (wanted.TakesSnapshot, snapshot) switch
        {
            (true, not null) => new(StepState.WouldFail, $"there is a snapshot {wanted.Snapshot} already; the final one needs a name of its own"),
            (true, null) => new(StepState.WouldRun, $"{wanted.Instance} is {instance.Status}; takes the final snapshot {wanted.Snapshot}"),
            (false, null) => StepForecast.Absent($"there is no snapshot {wanted.Snapshot} yet"),
            (false, not null) => Objection(snapshot, instance) is { } objection
                ? new(StepState.WouldFail, objection)
                : new(StepState.WouldRun, $"{wanted.Instance} is {instance.Status}; its snapshot {wanted.Snapshot} is available"),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var begun = (string?)step.Checkpoint?["resourceId"];
        var instance = await DatabaseLookup.FindAsync(aws, wanted.Instance, cancellationToken);
        if (instance is not null && begun is not null && begun != instance.ResourceId)
            throw new StepFailure($"Step {step.Id}: the database instance {wanted.Instance} of today is not the one whose deletion began; it is left as it is. Find out who made it.");
        if (instance is not null)
            await DeleteAsync(step, wanted, aws, instance, begun is not null, cancellationToken);
        await Polls.UntilAsync(step, DatabaseLookup.Interval, async ct => Gone(wanted, await DatabaseLookup.FindAsync(aws, wanted.Instance, ct)), cancellationToken);
        DatabaseSnapshot? snapshot = null;
        await Polls.UntilAsync(
            step,
            DatabaseLookup.Interval,
            async ct =>
            {
                snapshot = await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, ct);
                return snapshot is { IsAvailable: false } && !DatabaseStatuses.IsDead(snapshot.Status) ? Observation.NotYet($"snapshot {wanted.Snapshot} is {snapshot.Status}") : Observation.Holds("");
            },
            cancellationToken);
        if (Missing(wanted, snapshot, begun ?? instance?.ResourceId ?? "") is { } problem)
            throw new StepFailure($"Step {step.Id}: {wanted.Instance} is not there, but {problem}. {(instance is null && begun is null ? "Check the names, the region and the account." : "Look in RDS for what became of it.")}");
        return new StepOutcome($"{wanted.Instance} is deleted; its snapshot {wanted.Snapshot} is available", snapshot!.Outputs());
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var gone = Gone(wanted, await DatabaseLookup.FindAsync(aws, wanted.Instance, cancellationToken));
        if (gone.State != ObservedState.Holds)
            return gone.Verdict;
        var problem = Missing(wanted, await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken), (string?)step.Outputs["resourceId"] ?? "");
        return problem is null ? new StepVerdict(true, $"{wanted.Instance} is not there, and its snapshot {wanted.Snapshot} is available") : new StepVerdict(false, problem);
    }

    private static async Task DeleteAsync(StepRun step, Wanted wanted, IAwsWriter aws, DatabaseInstance instance, bool begun, CancellationToken cancellationToken)
    {
        if (instance.Status == DatabaseStatuses.Deleting)
        {
            if (!begun)
                throw new StepFailure($"Step {step.Id}: {wanted.Instance} is being deleted by somebody else. Find out who, and with which snapshot.");
            return;
        }
        if (Refusal(wanted, instance) is { } refusal)
            throw new StepFailure($"Step {step.Id}: {refusal}; nothing was changed.");
        var snapshot = await DatabaseLookup.FindSnapshotAsync(aws, wanted.Snapshot, cancellationToken);
        if (wanted.TakesSnapshot && begun && snapshot is not null && snapshot.ResourceId == instance.ResourceId)
            return; // the final one, whose making this very deletion began
        if (wanted.TakesSnapshot && snapshot is not null)
            throw new StepFailure($"Step {step.Id}: there is a snapshot {wanted.Snapshot} already; nothing was changed. The final one needs a name of its own.");
        if (!wanted.TakesSnapshot && (snapshot is null ? $"there is no snapshot {wanted.Snapshot}" : Objection(snapshot, instance)) is { } objection)
            throw new StepFailure($"Step {step.Id}: {objection}; nothing was changed. Take a snapshot first, or let the step take a final one.");
        await step.SaveAsync(new() { ["resourceId"] = instance.ResourceId }, cancellationToken);
        if (instance.DeletionProtection)
            await UnprotectAsync(step, wanted, aws, cancellationToken);
        await aws.XmlAsync(DeleteDBInstance, wanted.Input(), cancellationToken);
    }

    private static async Task UnprotectAsync(StepRun step, Wanted wanted, IAwsWriter aws, CancellationToken cancellationToken)
    {
        await aws.XmlAsync(ModifyDBInstance, new() { ["DBInstanceIdentifier"] = wanted.Instance, ["DeletionProtection"] = "false", ["ApplyImmediately"] = "true" }, cancellationToken);
        await Polls.UntilAsync(
            step,
            DatabaseLookup.Interval,
            async ct => await DatabaseLookup.FindAsync(aws, wanted.Instance, ct) is { DeletionProtection: true }
                ? Observation.NotYet($"{wanted.Instance} still has deletion protection")
                : Observation.Holds($"{wanted.Instance} has no deletion protection"),
            cancellationToken);
    }

    private static string? Refusal(Wanted wanted, DatabaseInstance instance) => instance switch
    {
        { DeletionProtection: true } when !wanted.Unprotect => $"{wanted.Instance} has deletion protection, and the step does not say unprotect",
        { Replicas.Count: > 0 } => $"{wanted.Instance} is still the source of {string.Join(", ", instance.Replicas)}; promote or delete these first",
        _ => null,
    };

    private static string? Objection(DatabaseSnapshot snapshot, DatabaseInstance instance)
        => snapshot.Objection(instance.Identifier, instance.ResourceId, instance.Encrypted, 0);

    private static string? Missing(Wanted wanted, DatabaseSnapshot? snapshot, string resourceId)
        => snapshot is null ? $"there is no snapshot {wanted.Snapshot}" : snapshot.Objection(wanted.Instance, resourceId, false, 0);

    private static Observation Gone(Wanted wanted, DatabaseInstance? instance)
        => instance is null ? Observation.Holds($"{wanted.Instance} is not there") : Observation.NotYet($"{wanted.Instance} is {instance.Status}");

    private sealed record Wanted(string Instance, string? Region, string Snapshot, bool TakesSnapshot, bool Unprotect, bool DeleteAutomatedBackups)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("instance", "region", "finalSnapshot", "skipFinalSnapshot", "verifiedSnapshot", "unprotect", "deleteAutomatedBackups");
            var skips = arguments.Truth("skipFinalSnapshot");
            if (arguments.Has("finalSnapshot") == skips)
                throw arguments.Failure("finalSnapshot", "must be given, or skipFinalSnapshot with a verifiedSnapshot, and not both");
            if (arguments.Has("verifiedSnapshot") != skips)
                throw arguments.Failure("verifiedSnapshot", skips ? "is missing; without a final snapshot, name the one that was taken before" : "goes with skipFinalSnapshot only");
            return new Wanted(
                arguments.Text("instance"),
                arguments.OptionalText("region"),
                arguments.Text(skips ? "verifiedSnapshot" : "finalSnapshot"),
                !skips,
                arguments.Truth("unprotect"),
                arguments.Truth("deleteAutomatedBackups"));
        }

        public JsonObject Input() => new()
        {
            ["DBInstanceIdentifier"] = Instance,
            ["SkipFinalSnapshot"] = TakesSnapshot ? "false" : "true",
            ["FinalDBSnapshotIdentifier"] = TakesSnapshot ? Snapshot : null,
            ["DeleteAutomatedBackups"] = DeleteAutomatedBackups ? "true" : "false",
        };
    }
}
