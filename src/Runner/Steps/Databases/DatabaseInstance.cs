using System.Globalization;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>A database instance as DescribeDBInstances shows it.</summary>
internal sealed record DatabaseInstance
{
    public required string Identifier { get; init; }

    /// <summary>Never given to another instance, unlike the name.</summary>
    public string ResourceId { get; init; } = "";

    public string Arn { get; init; } = "";

    public required string Status { get; init; }

    public string Class { get; init; } = "";

    public string Engine { get; init; } = "";

    public string EngineVersion { get; init; } = "";

    /// <summary>GiB.</summary>
    public long AllocatedStorage { get; init; }

    public bool Encrypted { get; init; }

    public bool DeletionProtection { get; init; }

    public bool MultiAz { get; init; }

    /// <summary>Days; 0 for no automated backups.</summary>
    public long BackupRetention { get; init; }

    /// <summary>What it replicates; empty for an instance of its own.</summary>
    public string Source { get; init; } = "";

    public IReadOnlyList<string> Replicas { get; init; } = [];

    public DateTimeOffset? LatestRestorable { get; init; }

    public string Address { get; init; } = "";

    public long? Port { get; init; }

    public string SubnetGroup { get; init; } = "";

    public string ParameterGroup { get; init; } = "";

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    public bool IsAvailable => Status == DatabaseStatuses.Available;

    public static DatabaseInstance Of(XElement e) => new()
    {
        Identifier = e.Text("DBInstanceIdentifier"),
        ResourceId = e.Text("DbiResourceId"),
        Arn = e.Text("DBInstanceArn"),
        Status = e.Text("DBInstanceStatus"),
        Class = e.Text("DBInstanceClass"),
        Engine = e.Text("Engine"),
        EngineVersion = e.Text("EngineVersion"),
        AllocatedStorage = Number(e.Text("AllocatedStorage")) ?? 0,
        Encrypted = e.Flag("StorageEncrypted"),
        DeletionProtection = e.Flag("DeletionProtection"),
        MultiAz = e.Flag("MultiAZ"),
        BackupRetention = Number(e.Text("BackupRetentionPeriod")) ?? 0,
        Source = e.Text("ReadReplicaSourceDBInstanceIdentifier"),
        Replicas = [.. e.Element("ReadReplicaDBInstanceIdentifiers")?.Elements().Select(r => r.Value.Trim()) ?? []],
        LatestRestorable = e.Time("LatestRestorableTime"),
        Address = e.Element("Endpoint")?.Text("Address") ?? "",
        Port = Number(e.Element("Endpoint")?.Text("Port") ?? ""),
        SubnetGroup = e.Element("DBSubnetGroup")?.Text("DBSubnetGroupName") ?? "",
        ParameterGroup = e.Element("DBParameterGroups")?.Elements().FirstOrDefault()?.Text("DBParameterGroupName") ?? "",
        SecurityGroups = [.. e.Element("VpcSecurityGroups")?.Elements().Select(g => g.Text("VpcSecurityGroupId")) ?? []],
    };

    /// <summary>Whether this replicates that instance, which RDS names by identifier in its region and by ARN elsewhere.</summary>
    public bool Replicates(string instance) => Source.Length > 0 && Name(Source) == Name(instance);

    private static string Name(string identifierOrArn) => identifierOrArn[(identifierOrArn.LastIndexOf(':') + 1)..];

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
