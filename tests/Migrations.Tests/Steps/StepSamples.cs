using CloudWatch = Groundplan.Aws.CloudWatch;
using DynamoDB = Groundplan.Aws.DynamoDB;
using EC2 = Groundplan.Aws.EC2;
using ECS = Groundplan.Aws.ECS;
using ElasticLoadBalancingV2 = Groundplan.Aws.ElasticLoadBalancingV2;
using Lambda = Groundplan.Aws.Lambda;
using RDS = Groundplan.Aws.RDS;
using Route53 = Groundplan.Aws.Route53;
using S3 = Groundplan.Aws.S3;

namespace Groundplan.Migrations.Steps;

/// <summary>Each kind of step at least once, with little and with all that it can be given.</summary>
internal static class StepSamples
{
    private static readonly OrderStack Blue = new("blue");
    private static readonly OrderStack Green = new("green");
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);
    private static readonly Target<ECS.Cluster> Cluster = "shop";
    private static readonly Target<ECS.Service> Service = "orders";
    private static readonly Target<RDS.DBInstance> Primary = "orders-blue";
    private static readonly Target<RDS.DBInstance> Replica = "orders-green";
    private static readonly Target<Route53.HostedZone> Zone = "Z0123456789ABCDEFGHIJ";
    private static readonly SecretSource Password = new SecretSource.Secret("orders/database") { Key = "password" };
    private static readonly SqlConnection Database = new("127.0.0.1", "orders", "reader", Password) { Port = 1, Ssl = SqlEncryption.VerifyFull, RootCertificate = "rds.pem" };
    private static readonly KubernetesNamespace Shop = new("shop") { Context = "prod", Kubeconfig = "prod.yaml" };

    public static ScaleService Stop { get; } = new("stop-orders", Cluster, Service, 0);

    public static OpenIngress Open { get; } = new("open", "sg-1", 8082, "10.0.0.0/8", "migration");

    public static PutParameter Put { get; } = new("put", "/orders/table", "orders-green") { Overwrite = true, Description = "the table" };

    public static SetMaintenance Maintenance { get; } = new("maintenance", new MaintenanceSwitch.Parameter("/orders/maintenance"), true);

    public static ShiftTraffic Shift { get; } = new(
        "shift", Zone, "API.example.com.", "a", [new("blue", 90, "192.0.2.1"), new("green", 10, new RecordTarget.Values(["192.0.2.2", "192.0.2.3"])) { HealthCheckId = "0b1c2d3e" }])
    { Ttl = 60 };

    public static LowerTtl Lower { get; } = new("lower", Zone, "api.example.com", "A", 60) { SetIdentifier = "blue" };

    public static PointRecord Point { get; } = new("point", Zone, "www.example.com", "CNAME", "green.example.com") { Ttl = 60, HealthCheckId = "0b1c2d3e" };

    public static BackupBucket Backup { get; } = new("backup-receipts", Blue.Receipts, "backups", "orders/");

    public static IReadOnlyList<Step> All { get; } =
    [
        new Approval("approval") { Approvers = ["arn:aws:iam::123456789012:role/*"] },
        new Command("command", ["aws", "sts", "get-caller-identity"], Idempotency.Read),
        new HttpCheck("http", "https://example.com/health") { Host = "api.example.com", Header = ("Server", "x"), JsonPath = "$.version", MinimumVersion = "2.0.2" },
        new Manual("manual", ["Move the users."]),
        new Notify("tell", new Channel.Topic("arn:aws:sns:us-west-2:123456789012:orders"), "It begins."),
        new Notify("tell-by-hook", new Channel.Webhook("https://example.com/hook"), "It begins."),
        new Wait("wait", Minutes),
        new DeployStack("deploy", Green) { Parameters = new() { ["Size"] = "1" } },
        new TestDeploy("test-deploy", Green) { Parameters = new() { ["Size"] = "1" } },
        new DeleteStack("delete-stack", Blue),
        new DescribeOutputs("describe", Green),
        new RequireNoConsumers("no-consumers", Blue),
        new RequireNoConsumers("no-importers", null) { Paths = ["/orders/table"], Exports = ["orders-table"] },
        new RequireEmptyTable("empty-table", Green.Orders),
        new BackupTable("backup-table", Blue.Orders, "before"),
        new RestoreTable("restore-table", new BackupTable("backup-table", Blue.Orders, "before").BackupArn, (Target<DynamoDB.Table>)"orders-again"),
        new CopyTable("copy", Blue.Orders, Green.Orders) { Segments = 4, ItemsPerSecond = 100, DeleteExtra = true },
        new TransformTable("transform", Blue.Orders, Green.Orders, ItemMapping.Of((OldOrder order) => new NewOrder(order.OrderId, "EUR"))) { Invented = ["Currency"], Segments = 4, ItemsPerSecond = 100 },
        new ClearTable("clear", Green.Orders),
        new DeleteTable("delete-table", Blue.Orders),
        new SyncBucket("sync", Blue.Receipts, Green.Receipts),
        new SyncBucket("sync-all", Blue.Receipts, (Target<S3.Bucket>)"archive")
        {
            Prefix = "a/", ToPrefix = "b/", FromRegion = "us-east-1", ToRegion = "us-west-2", AllVersions = true, DeleteExtra = true, CompareProperties = true,
            ObjectsPerSecond = 50, AtOnce = 8, MultipartAboveBytes = 6 << 20, PartBytes = 5 << 20, KmsKeyId = "alias/orders", StorageClass = "STANDARD_IA", SigningKeyId = "alias/reports",
        },
        Backup,
        Backup.Restore("restore-receipts") with { DeleteExtra = true, ToPrefix = "again/" },
        new EmptyBucket("empty", Blue.Receipts) { Prefix = "a/", Region = "us-west-2" },
        new DeleteBucket("delete-bucket", Blue.Receipts) { Region = "us-west-2" },
        new RequireEmptyBucket("empty-bucket", Green.Receipts),
        new RequireEmptyBucket("empty-prefix", Green.Receipts) { AllVersions = false, Prefix = "a/", Region = "us-west-2" },
        Put,
        new PutParameter("put-list", "/orders/hosts", new ParameterContent.List(["a", "b"])) { Region = "us-west-2" },
        new PutParameter("put-secret", "/orders/password", new ParameterContent.Secure(Password) { KeyId = "alias/orders" }),
        Put.Restore("restore-parameter"),
        Maintenance,
        Maintenance.Off("maintenance-off"),
        new SetMaintenance("maintenance-by-http", new MaintenanceSwitch.Http(Call("on"), Call("off")), true),
        new SnapshotDatabase("snapshot", Primary, "orders-before") { Region = "us-west-2", Tags = new() { ["Owner"] = "orders" } },
        new CreateReadReplica("replica", Primary, Replica),
        new CreateReadReplica("replica-in-full", Primary, Replica)
        {
            Region = "us-west-2", Class = "db.r6g.large", MultiAz = true, PubliclyAccessible = true, SubnetGroup = "private", SecurityGroups = ["sg-1", "sg-2"], ParameterGroup = "orders",
            DeletionProtection = true, Tags = new() { ["Owner"] = "orders, and \"others\"" }, AvailabilityZone = "us-west-2a",
        },
        new AwaitReplicaLag("lag", Replica) { For = Minutes, Region = "us-west-2" },
        new AwaitReplicaLag("lag-by-sql", Replica) { MaximumSeconds = 0.5, Poll = Minutes, Connection = Database, ApplicationName = "green" },
        new PromoteReplica("promote", Replica) { BackupRetentionDays = 7, Region = "us-west-2" },
        new RestoreDatabaseToPointInTime("restore-database", Primary, "orders-again") { Time = "2026-03-01T22:00:00Z", MultiAz = false, DeletionProtection = false },
        new RestoreDatabaseToPointInTime("restore-latest", Primary, "orders-again"),
        new DeleteDatabase("delete-database", Primary, new LastSnapshot.Final("orders-last")) { Unprotect = true, DeleteAutomatedBackups = true },
        new DeleteDatabase("delete-saved-database", Primary, new LastSnapshot.Earlier("orders-before")) { Region = "us-west-2" },
        new SqlCheck("sql", Database, "SELECT count(*) FROM orders", new SqlExpectation.Between(1, 5)) { StatementTimeout = Minutes, Gates = new("database", Primary) },
        new SqlCheck("sql-rows", Database with { PasswordFrom = new SecretSource.Environment("ORDERS_PASSWORD") }, "SELECT 1", new SqlExpectation.Rows([[1L]])),
        new SqlCheck("sql-value", Database with { PasswordFrom = new SecretSource.Parameter("/orders/password") }, "SELECT 1", new SqlExpectation.Equal(1L)),
        new SqlCheck("sql-count", Database with { PasswordFrom = null }, "SELECT 1", new SqlExpectation.RowCount(1)),
        Stop,
        new ScaleService("scale", Cluster, Service, 3) { AwaitRunning = true },
        Stop.Restore("start-orders"),
        new StopTasks("stop-service", Cluster, new TaskSelection.OfService(Service), "migration"),
        new StopTasks("stop-jobs", Cluster, new TaskSelection.OfFamily("nightly"), "migration"),
        new AwaitStable("stable", Cluster, [Service, "carts"], Minutes) { Poll = TimeSpan.FromSeconds(5) },
        new InvokeFunction("invoke", (Target<Lambda.Function>)"upgrade", Idempotency.AppendOnly)
        {
            Qualifier = "live", Payload = new() { ["dryRun"] = false }, Ledger = "upgrade-log",
            Expect =
            [
                new JsonAssertion.Equal("$.result", "upgrade success"), new JsonAssertion.Contains("$.done", "orders"), new JsonAssertion.AtLeast("$.count", 1),
                new JsonAssertion.AtMost("$.errors", 0), new JsonAssertion.Exists("$.problem", false),
            ],
        },
        new InvokeFunction("invoke-plainly", (Target<Lambda.Function>)"upgrade", Idempotency.Read),
        Open,
        new OpenIngress("open-to-group", "sg-1", 8000, new IngressSource.Group("sg-2"), "migration") { ToPort = 8100, Protocol = TransportProtocol.Udp },
        new OpenIngress("open-to-6", "sg-1", 8082, "2001:db8::/64", "migration"),
        Open.Close("close"),
        new TerminateInstances("terminate", [(Target<EC2.Instance>)"i-1", "i-2"]),
        new DeleteSecurityGroup("delete-group", "sg-1"),
        new DeleteLoadBalancer("delete-balancer", (Target<ElasticLoadBalancingV2.LoadBalancer>)"orders"),
        new DeleteLoadBalancer("delete-balancer-by-arn", "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/orders/0123456789abcdef"),
        Lower,
        Shift,
        new ShiftTraffic("shift-aliases", Zone, "api.example.com", "A", [new("green", 100, new RecordTarget.Alias("Z1H1FL5HABSF5", "green.example.com") { EvaluateTargetHealth = true })]),
        Shift.Back("shift-back"),
        Lower.Back("raise"),
        Point,
        Point.Back("point-back"),
        new AlarmGate("alarms", [(Target<CloudWatch.Alarm>)"orders-5xx", "orders-latency"], Minutes) { Poll = Minutes, InsufficientDataHolds = true },
        new AlarmGate("alarms-of-record", ["orders-5xx"], Minutes) { Gates = new("record", "api.example.com A") },
        new MetricGate("metric", "AWS/ApplicationELB", "TargetResponseTime", "p99", MetricCondition.LessThan, 0.5, Minutes)
        {
            Dimensions = new() { ["LoadBalancer"] = "app/orders/0123456789abcdef" }, Period = Minutes, MissingDataHolds = true, Settle = Minutes,
        },
        new MetricGate("metric-plainly", "Orders", "Placed", "Sum", MetricCondition.GreaterThanOrEqual, 1, Minutes),
        new KubernetesApply("apply", ["api.yaml", "web.yaml"], Shop) { ForceConflicts = true },
        new RolloutRestart("restart", "deployment/api", "shop"),
        new AwaitRollout("rolled-out", "deployment/api", "shop", Minutes),
        new AwaitRollout("argo-rolled-out", "rollout/api", Shop, Minutes),
        new ArgoPromote("argo-promote", "api", Shop),
        new ArgoPromote("argo-promote-full", "api", "shop") { Full = true },
        new ArgoAbort("argo-abort", "api", "shop"),
        new ArgoUndo("argo-undo", "api", "shop") { ToRevision = 3 },
    ];

    public static TheoryData<string> Ids() => [.. All.Select(step => step.Id)];

    public static Step Named(string id) => All.Single(step => step.Id == id);

    private sealed record OldOrder(string OrderId);

    private sealed record NewOrder(string OrderId, string Currency);

    private static SwitchCall Call(string position) => new($"https://example.com/{position}", new("https://example.com/state") { Contains = position })
    {
        Method = "POST",
        Body = "{}",
        Headers = new() { ["X-Reason"] = "migration" },
        AuthorizationFrom = Password,
    };
}
