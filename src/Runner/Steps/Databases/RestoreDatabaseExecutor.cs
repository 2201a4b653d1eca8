using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>restore-database-to-point-in-time</c>: makes a new instance with the data of another one at a moment; placed as that one where nothing else is said.</summary>
internal sealed class RestoreDatabaseExecutor : IStepExecutor
{
    private static readonly AwsWrite RestoreDBInstanceToPointInTime = new(AwsService.Rds, "RestoreDBInstanceToPointInTime");

    public string Kind => "restore-database-to-point-in-time";

    public IReadOnlyList<string> Outputs => ["instance", "instanceArn", "resourceId", "address", "port"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        if (await DatabaseLookup.FindAsync(aws, wanted.Target, cancellationToken) is { } target)
            return new(StepState.WouldFail, $"there is a database instance {wanted.Target} already ({target.Status})");
        if (await DatabaseLookup.FindAsync(aws, wanted.Source, cancellationToken) is not { } source)
            return StepForecast.Absent($"there is no database instance {wanted.Source} yet");
        var (objection, window) = await WindowAsync(aws, wanted, source, cancellationToken);
        return objection is null ? new(StepState.WouldRun, window) : new(StepState.WouldFail, objection);
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var found = await DatabaseLookup.FindAsync(aws, wanted.Target, cancellationToken);
        if (found is not null && (string?)step.Checkpoint?["target"] != wanted.Target)
            throw new StepFailure($"Step {step.Id}: there is a database instance {wanted.Target} already; it is left as it is. Give the restored one another name.");
        if (found is null)
            await BeginAsync(step, wanted, aws, cancellationToken);
        var target = await DatabaseLookup.AvailableAsync(step, aws, wanted.Target, t => Observation.Holds($"database instance {t.Identifier} is available"), cancellationToken);
        var outputs = DatabaseLookup.Outputs(target);
        return new StepOutcome($"{wanted.Target} is available with the data of {wanted.Source} {wanted.Moment}", outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var target = await DatabaseLookup.FindAsync(aws, wanted.Target, cancellationToken);
        var seen = DatabaseLookup.Availability(wanted.Target, target);
        if (seen.State != ObservedState.Holds)
            return seen.Verdict;
        if ((string?)step.Outputs["resourceId"] is { Length: > 0 } id && id != target!.ResourceId)
            return new StepVerdict(false, $"database instance {wanted.Target} is not the one that was restored");
        if (await DatabaseLookup.FindAsync(aws, wanted.Source, cancellationToken) is { } source && (source.Engine != target!.Engine || (source.Encrypted && !target.Encrypted)))
            return new StepVerdict(false, $"{wanted.Target} is {target.Engine}, {(target.Encrypted ? "" : "not ")}encrypted; {wanted.Source} is {source.Engine}, {(source.Encrypted ? "" : "not ")}encrypted");
        return seen.Verdict;
    }

    private static async Task BeginAsync(StepRun step, Wanted wanted, IAwsWriter aws, CancellationToken cancellationToken)
    {
        var source = await DatabaseLookup.GetAsync(step, aws, wanted.Source, cancellationToken);
        var (objection, window) = await WindowAsync(aws, wanted, source, cancellationToken);
        if (objection is not null)
            throw new StepFailure($"Step {step.Id}: {objection}.");
        await step.SaveAsync(new() { ["target"] = wanted.Target, ["window"] = window }, cancellationToken);
        await aws.XmlAsync(RestoreDBInstanceToPointInTime, wanted.Input(source), cancellationToken);
    }

    private static async Task<(string? Objection, string Window)> WindowAsync(IAwsReader aws, Wanted wanted, DatabaseInstance source, CancellationToken cancellationToken)
    {
        if (source.BackupRetention == 0)
            return ($"{wanted.Source} has no automated backups, so there is no moment to go back to", "");
        if (await DatabaseLookup.RestoreWindowAsync(aws, source, cancellationToken) is not { } window)
            return (wanted.Time is null ? null : $"RDS does not say from when to when {wanted.Source} can be restored, so {wanted.Moment} cannot be checked", $"{wanted.Source} has automated backups");
        var text = string.Create(CultureInfo.InvariantCulture, $"{wanted.Source} can be restored from {window.Earliest.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} to {window.Latest.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        return wanted.Time is { } time && (time < window.Earliest || time > window.Latest) ? ($"{text}, not {wanted.Moment}", text) : (null, text);
    }

    private sealed record Wanted(string Source, string Target, string? Region, DateTimeOffset? Time, StepArguments Arguments)
    {
        public string Moment => Time is { } time ? string.Create(CultureInfo.InvariantCulture, $"at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : "at the latest moment";

        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("source", "target", "region", "time", "latest", "class", "multiAz", "publiclyAccessible", "subnetGroup", "securityGroups", "parameterGroup", "deletionProtection", "tags");
            var (source, target) = (arguments.Text("source"), arguments.Text("target"));
            if (arguments.Has("time") == arguments.Truth("latest"))
                throw arguments.Failure("time", "or latest must be given, and not both");
            return source == target
                ? throw arguments.Failure("target", "must be another name than source: RDS restores into a new instance")
                : new Wanted(source, target, arguments.OptionalText("region"), arguments.OptionalMoment("time"), arguments);
        }

        // RDS would give the new instance the default security and parameter groups.
        public JsonObject Input(DatabaseInstance source) => InstancePlacement.Input(
            Arguments,
            new()
            {
                ["SourceDBInstanceIdentifier"] = Source,
                ["TargetDBInstanceIdentifier"] = Target,
                ["RestoreTime"] = Time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["UseLatestRestorableTime"] = Time is null ? "true" : null,
            },
            source);
    }
}
