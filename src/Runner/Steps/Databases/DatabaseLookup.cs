using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>Looks at instances and snapshots.</summary>
internal static class DatabaseLookup
{
    /// <summary>Between two looks at what takes minutes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>The first pause, from which they grow to the interval.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly AwsRead DescribeDBInstances = new(AwsService.Rds, "DescribeDBInstances");
    private static readonly AwsRead DescribeDBSnapshots = new(AwsService.Rds, "DescribeDBSnapshots");
    private static readonly AwsRead DescribeDBInstanceAutomatedBackups = new(AwsService.Rds, "DescribeDBInstanceAutomatedBackups");

    /// <summary>The instance of that name; null when there is none.</summary>
    public static async Task<DatabaseInstance?> FindAsync(IAwsReader aws, string instance, CancellationToken cancellationToken)
    {
        var found = await TryAsync(aws, DescribeDBInstances, new() { ["DBInstanceIdentifier"] = instance }, "DBInstanceNotFound", cancellationToken);
        return found?.Element("DBInstances")?.Elements().Select(DatabaseInstance.Of).FirstOrDefault();
    }

    /// <summary>The instance of that name.</summary>
    /// <exception cref="StepFailure">There is none.</exception>
    public static async Task<DatabaseInstance> GetAsync(StepReading step, IAwsReader aws, string instance, CancellationToken cancellationToken)
        => await FindAsync(aws, instance, cancellationToken)
            ?? throw new StepFailure($"Step {step.Id}: there is no database instance {instance}. Check the name, the region and the account.");

    /// <summary>The snapshot of that name; null when there is none.</summary>
    public static async Task<DatabaseSnapshot?> FindSnapshotAsync(IAwsReader aws, string snapshot, CancellationToken cancellationToken)
    {
        var found = await TryAsync(aws, DescribeDBSnapshots, new() { ["DBSnapshotIdentifier"] = snapshot }, "DBSnapshotNotFound", cancellationToken);
        return found?.Element("DBSnapshots")?.Elements().Select(DatabaseSnapshot.Of).FirstOrDefault();
    }

    /// <summary>From when to when an instance can be restored; null where RDS does not say.</summary>
    public static async Task<(DateTimeOffset Earliest, DateTimeOffset Latest)?> RestoreWindowAsync(IAwsReader aws, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        var found = await TryAsync(aws, DescribeDBInstanceAutomatedBackups, new() { ["DBInstanceIdentifier"] = instance.Identifier }, "DBInstanceAutomatedBackupNotFound", cancellationToken);
        var window = found?.Element("DBInstanceAutomatedBackups")?.Elements()
            .Where(b => instance.ResourceId.Length == 0 || b.Text("DbiResourceId") == instance.ResourceId)
            .Select(b => b.Element("RestoreWindow"))
            .FirstOrDefault(w => w is not null);
        return window?.Time("EarliestTime") is { } earliest && (instance.LatestRestorable ?? window.Time("LatestTime")) is { } latest ? (earliest, latest) : null;
    }

    /// <summary>Whether an instance is there and available.</summary>
    public static Observation Availability(string name, DatabaseInstance? instance) => instance switch
    {
        null => Observation.NotYet($"database instance {name} is not there"),
        { IsAvailable: true } => Observation.Holds($"database instance {name} is available"),
        _ when DatabaseStatuses.IsDead(instance.Status) => Observation.Failed($"database instance {name} is {instance.Status}; look at its events in RDS, and delete it when it is of no use"),
        _ => Observation.NotYet($"database instance {name} is {instance.Status}"),
    };

    /// <summary>Waits until an instance is available and what else is asked holds.</summary>
    public static async Task<DatabaseInstance> AvailableAsync(StepRun step, IAwsReader aws, string name, Func<DatabaseInstance, Observation> also, CancellationToken cancellationToken)
    {
        DatabaseInstance? last = null;
        await Polls.UntilAsync(
            step,
            Interval,
            async ct =>
            {
                last = await FindAsync(aws, name, ct);
                var seen = Availability(name, last);
                return seen.State == ObservedState.Holds ? also(last!) : seen;
            },
            cancellationToken,
            FirstPause);
        return last!;
    }

    /// <summary>Where an instance listens, for later steps.</summary>
    public static JsonObject Outputs(DatabaseInstance instance) => new()
    {
        ["instance"] = instance.Identifier,
        ["instanceArn"] = instance.Arn,
        ["resourceId"] = instance.ResourceId,
        ["address"] = instance.Address,
        ["port"] = instance.Port,
    };

    /// <summary>Whether an error of RDS has a code, which some of its operations end in Fault.</summary>
    public static bool Is(AmazonServiceException error, string code) => error.ErrorCode == code || error.ErrorCode == code + "Fault";

    private static async Task<XElement?> TryAsync(IAwsReader aws, AwsRead operation, JsonObject input, string notFound, CancellationToken cancellationToken)
    {
        try
        {
            return await aws.XmlAsync(operation, input, cancellationToken);
        }
        catch (AmazonServiceException e) when (Is(e, notFound))
        {
            return null;
        }
    }
}
