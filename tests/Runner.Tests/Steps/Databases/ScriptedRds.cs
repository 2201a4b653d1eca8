using System.Xml.Linq;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

/// <summary>An RDS (and its metrics in CloudWatch) after the documented query API: what takes minutes there takes some looks here.</summary>
internal sealed class ScriptedRds : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Lock _lock = new();

    public ScriptedRds() => _server = new LoopbackServer(Answer);

    public string Url => _server.Url;

    public IEnumerable<string> Actions => _server.Actions;

    public IEnumerable<IReadOnlyDictionary<string, string>> Calls(string action) => _server.Requests.Where(r => r.Action == action).Select(r => r.Form);

    public List<Instance> Instances { get; } = [];

    public List<Snapshot> Snapshots { get; } = [];

    /// <summary>Seconds of lag, one value for each question; the last one stays. NaN for no data.</summary>
    public Queue<double> Lags { get; } = [];

    public (string Earliest, string Latest)? Window { get; set; } = ("2026-02-20T00:00:00Z", "2026-03-01T11:55:00Z");

    /// <summary>What a new snapshot ends as.</summary>
    public string SnapshotEnd { get; set; } = "available";

    /// <summary>The next answer to an action is this error, after the effect where it says so.</summary>
    public (string Action, string Code, bool After)? Fault { get; set; }

    public Instance Add(string name, Action<Instance>? set = null)
    {
        var instance = new Instance(name);
        set?.Invoke(instance);
        Instances.Add(instance);
        return instance;
    }

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (_lock)
        {
            var fault = Fault is { } asked && asked.Action == request.Action ? asked : ((string, string Code, bool After)?)null;
            if (fault is not null)
                Fault = null;
            if (fault is { After: false })
                return LoopbackAnswer.XmlError(fault.Value.Code, "scripted", 400);
            var answer = Do(request.Action, request.Form);
            return fault is null ? answer : LoopbackAnswer.XmlError(fault.Value.Code, "scripted", 500);
        }
    }

    private LoopbackAnswer Do(string action, IReadOnlyDictionary<string, string> form)
    {
        switch (action)
        {
            case "DescribeDBInstances":
                return Find(form["DBInstanceIdentifier"]) is { } found ? Result(action, new XElement("DBInstances", found.Look(this))) : LoopbackAnswer.XmlError("DBInstanceNotFound", "not found", 404);
            case "DescribeDBSnapshots":
                return Snapshots.FirstOrDefault(s => s.Name == form["DBSnapshotIdentifier"]) is { } snapshot ? Result(action, new XElement("DBSnapshots", snapshot.Look())) : LoopbackAnswer.XmlError("DBSnapshotNotFound", "not found", 404);
            case "DescribeDBInstanceAutomatedBackups":
                return Result(action, new XElement("DBInstanceAutomatedBackups", Window is not { } window ? null : new XElement("DBInstanceAutomatedBackup",
                    new XElement("DbiResourceId", Find(form["DBInstanceIdentifier"])!.ResourceId), new XElement("RestoreWindow", new XElement("EarliestTime", window.Earliest), new XElement("LatestTime", window.Latest)))));
            case "GetMetricStatistics":
                var lag = Lags.Count > 1 ? Lags.Dequeue() : Lags.Peek();
                return Result(action, new XElement("Datapoints", double.IsNaN(lag) ? [] : new XElement[] { Datapoint(form["StartTime"], 999), Datapoint(form["EndTime"], lag) }));
            case "CreateDBSnapshot":
                if (Snapshots.Any(s => s.Name == form["DBSnapshotIdentifier"]))
                    return LoopbackAnswer.XmlError("DBSnapshotAlreadyExists", "exists");
                Snapshots.Add(new Snapshot(form["DBSnapshotIdentifier"], Find(form["DBInstanceIdentifier"])!) { End = SnapshotEnd });
                return Result(action);
            case "DeleteDBSnapshot":
                Snapshots.RemoveAll(s => s.Name == form["DBSnapshotIdentifier"]);
                return Result(action);
            case "CreateDBInstanceReadReplica":
                Add(form["DBInstanceIdentifier"], i => (i.Source, i.Status, i.Looks) = (form["SourceDBInstanceIdentifier"], "creating", 3));
                return Result(action);
            case "PromoteReadReplica":
                var promoted = Find(form["DBInstanceIdentifier"])!;
                if (promoted.Status != "available" || promoted.Source.Length == 0)
                    return LoopbackAnswer.XmlError("InvalidDBInstanceState", "busy");
                // For a moment nothing is to be seen of it.
                (promoted.Promoting, promoted.Looks) = (true, 4);
                return Result(action);
            case "RestoreDBInstanceToPointInTime":
                Add(form["TargetDBInstanceIdentifier"], i => (i.Status, i.Looks) = ("creating", 3));
                return Result(action);
            case "ModifyDBInstance":
                Find(form["DBInstanceIdentifier"])!.Protected = form["DeletionProtection"] == "true";
                return Result(action);
            case "DeleteDBInstance":
                var deleted = Find(form["DBInstanceIdentifier"])!;
                if (deleted.Status == "deleting")
                    return LoopbackAnswer.XmlError("InvalidDBInstanceState", "already being deleted");
                if (deleted.Protected)
                    return LoopbackAnswer.XmlError("InvalidParameterCombination", "Cannot delete protected DB Instance");
                if (form["SkipFinalSnapshot"] == "false")
                    Snapshots.Add(new Snapshot(form["FinalDBSnapshotIdentifier"], deleted));
                (deleted.Status, deleted.Looks) = ("deleting", 3);
                return Result(action);
            default:
                return LoopbackAnswer.XmlError("InvalidAction", action);
        }
    }

    private Instance? Find(string name) => Instances.FirstOrDefault(i => i.Name == name);

    private static XElement Datapoint(string time, double lag) => new("member", new XElement("Timestamp", time), new XElement("Maximum", lag), new XElement("Unit", "Seconds"));

    private static LoopbackAnswer Result(string action, params object?[] content)
        => LoopbackAnswer.Xml(new XElement($"{action}Response", new XElement($"{action}Result", content), new XElement("ResponseMetadata", new XElement("RequestId", "r-1"))).ToString());

    internal sealed class Instance(string name)
    {
        public string Name { get; } = name;

        public string ResourceId { get; set; } = $"db-{Guid.NewGuid():N}";

        public string Status { get; set; } = "available";

        public string Source { get; set; } = "";

        public bool Promoting { get; set; }

        public bool Protected { get; set; }

        public bool Encrypted { get; set; } = true;

        public int Retention { get; set; } = 7;

        public List<string> Replicas { get; } = [];

        /// <summary>Looks until what was begun has ended.</summary>
        public int Looks { get; set; }

        public XElement? Look(ScriptedRds rds)
        {
            if (Looks > 0 && --Looks == 0)
            {
                if (Status == "deleting")
                    rds.Instances.Remove(this);
                (Source, Promoting) = (Promoting ? "" : Source, false);
                Status = Status == "creating" || Status == "modifying" ? "available" : Status;
            }
            else if (Promoting && Looks < 3)
                Status = "modifying";
            return new XElement("DBInstance",
                new XElement("DBInstanceIdentifier", Name),
                new XElement("DbiResourceId", ResourceId),
                new XElement("DBInstanceArn", $"arn:aws:rds:us-west-2:123456789012:db:{Name}"),
                new XElement("DBInstanceStatus", Status),
                new XElement("DBInstanceClass", "db.t4g.medium"),
                new XElement("Engine", "postgres"),
                new XElement("EngineVersion", "16.4"),
                new XElement("AllocatedStorage", 100),
                new XElement("StorageEncrypted", Encrypted ? "true" : "false"),
                new XElement("DeletionProtection", Protected ? "true" : "false"),
                new XElement("MultiAZ", "true"),
                new XElement("BackupRetentionPeriod", Retention),
                new XElement("LatestRestorableTime", "2026-03-01T11:55:00Z"),
                Source.Length == 0 ? null : new XElement("ReadReplicaSourceDBInstanceIdentifier", Source),
                new XElement("ReadReplicaDBInstanceIdentifiers", Replicas.Select(r => new XElement("ReadReplicaDBInstanceIdentifier", r))),
                new XElement("Endpoint", new XElement("Address", $"{Name}.example.com"), new XElement("Port", 5432)),
                new XElement("DBSubnetGroup", new XElement("DBSubnetGroupName", "private")),
                new XElement("DBParameterGroups", new XElement("DBParameterGroup", new XElement("DBParameterGroupName", "orders-16"))),
                new XElement("VpcSecurityGroups", new XElement("VpcSecurityGroupMembership", new XElement("VpcSecurityGroupId", "sg-1"), new XElement("Status", "active"))));
        }
    }

    internal sealed class Snapshot(string name, Instance of)
    {
        private int _looks = 3;

        public string Name { get; } = name;

        public string Status { get; set; } = "creating";

        public string End { get; set; } = "available";

        public bool Encrypted { get; set; } = of.Encrypted;

        public string ResourceId { get; set; } = of.ResourceId;

        public string Of { get; set; } = of.Name;

        public XElement Look()
        {
            if (Status == "creating" && --_looks == 0)
                Status = End;
            return new XElement("DBSnapshot",
                new XElement("DBSnapshotIdentifier", Name),
                new XElement("DBSnapshotArn", $"arn:aws:rds:us-west-2:123456789012:snapshot:{Name}"),
                new XElement("DBInstanceIdentifier", Of),
                new XElement("DbiResourceId", ResourceId),
                new XElement("Status", Status),
                new XElement("AllocatedStorage", 100),
                new XElement("Encrypted", Encrypted ? "true" : "false"),
                new XElement("PercentProgress", Status == "available" ? 100 : 30),
                new XElement("SnapshotCreateTime", "2026-03-01T10:00:00Z"));
        }
    }
}
