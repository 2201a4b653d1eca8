using Groundplan.Migrations;

/// <summary>From blue to green: copy beside the running system, switch in a window, watch, tear blue down.</summary>
public static class MoveOrders
{
    private const string Name = "api.orders.example.com";

    public static Migration Create(SharedStack shared, OrderStack blue, OrderStack green, bool isRehearsal)
    {
        var soak = isRehearsal ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(10);

        var backups = new ParallelGroup("backups",
        [
            new BackupTable("backup-orders", blue.Orders, "orders-before-green"),
            new BackupTable("backup-customers", blue.Customers, "customers-before-green"),
            new BackupBucket("backup-receipts", blue.Receipts, shared.Archive, "receipts-before-green/"),
            new SnapshotDatabase("snapshot-database", blue.Database, "orders-before-green"),
        ]);
        var lowerTtl = new LowerTtl("lower-ttl", shared.Zone, Name, "CNAME", 60) { SetIdentifier = "blue" };
        var deploy = new DeployStack("deploy-green", green) { Estimate = TimeSpan.FromMinutes(20), Compensation = new DeleteStack("delete-green", green) { AcceptsDataLoss = "green holds nothing but copies until the switch" } };

        var copies = new ParallelGroup("copies",
        [
            Transform("transform-orders", blue, green),
            new CopyTable("copy-customers", blue.Customers, green.Customers) { Moves = ["customers"], Compensation = new ClearTable("clear-green-customers", green.Customers) { AcceptsDataLoss = "a copy" } },
            new SyncBucket("sync-receipts", blue.Receipts, green.Receipts) { Moves = ["receipts"], Compensation = new EmptyBucket("empty-green-receipts", green.Receipts) { AcceptsDataLoss = "a copy" } },
        ]);

        var maintenance = new SetMaintenance("stop-writes", new MaintenanceSwitch.Parameter(shared.Maintenance), On: true);
        var promote = new PromoteReplica("promote-database", green.Database)
        {
            Moves = ["accounts"],
            Compensation = new Manual("use-blue-database", ["Point the application at orders-blue-db.", "Write what was changed since the promotion again, from the queue's archive."])
            {
                Effects = [new(EffectKind.Restores, new("database", green.Database))],
                AcceptsDataLoss = "what was written to the promoted database since; none while writes are stopped",
            },
        };
        var useGreen = new PutParameter("use-green-database", shared.DatabaseInUse, "orders-green-db") { Overwrite = true };
        var tenth = Shift("shift-10", 10);
        var all = Shift("shift-100", 100);

        var empty = new EmptyBucket("empty-blue-receipts", blue.Receipts) { Irreversible = "the objects are gone; they are in the archive" };
        var retire = new DeleteStack("delete-blue", blue) { Irreversible = "the resources are gone; what they held is in the backups" };

        return new("move-orders")
        {
            Title = isRehearsal ? "Rehearsal: move the orders from blue to green" : "Move the orders from blue to green",
            Owner = "orders team",
            Environment = isRehearsal ? "rehearsal" : "prod",
            Region = "us-west-2",
            Stacks = [shared, blue, green],
            PointOfNoReturn = empty,
            Phases =
            [
                new("Prepare") { Steps = [backups, .. isRehearsal ? (Step[])[] : [lowerTtl with { Compensation = lowerTtl.Back("raise-ttl") }], deploy] },
                new("Copy") { Steps = [copies] },
                new("Switch")
                {
                    Window = isRehearsal ? null : new("2027-03-07T22:00:00Z", TimeSpan.FromHours(4)),
                    Steps =
                    [
                        .. isRehearsal ? (Step[])[] : [new Approval("go") { SeparationOfDuties = true, NotBefore = [new(lowerTtl, TimeSpan.FromHours(1))] }],
                        Healthy("blue-is-well", blue, soak),
                        maintenance with { Compensation = maintenance.Off("resume-writes-on-abort") },
                        new AwaitReplicaLag("replica-is-level", green.Database) { MaximumSeconds = 0 },
                        Again(blue, green),
                        promote,
                        useGreen with { Compensation = useGreen.Restore("use-blue-database-again") },
                        Healthy("green-is-well", green, soak),
                        tenth with { Compensation = tenth.Back("shift-back-10") },
                        Healthy("tenth-is-well", green, soak),
                        all with { Compensation = all.Back("shift-back-100") },
                        Healthy("all-is-well", green, soak),
                        maintenance.Off("resume-writes"),
                    ],
                    Soak = isRehearsal ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(14),
                },
                new("Retire")
                {
                    Steps =
                    [
                        .. isRehearsal ? (Step[])[] : [new Approval("retire-blue") { SeparationOfDuties = true }],
                        empty,
                        retire,
                    ],
                },
            ],
            Applications =
            [
                new("orders-api") { Technology = ".NET 10", Traffic = "900 requests a minute", DataStore = "DynamoDB, PostgreSQL", Critical = true, Owner = "orders team", Data = ["orders", "customers", "accounts"], DependsOn = ["identity provider"] },
                new("receipts") { Technology = "Python 3.13", DataStore = "S3", Data = ["receipts"], Owner = "orders team", DependsOn = ["orders-api"] },
                new("backoffice") { Technology = ".NET 10", Owner = "finance team", Data = ["orders", new("saved filters") { LeftBehind = "they are made anew in a minute" }], DependsOn = ["orders-api", "receipts"] },
            ],
            Risks =
            [
                new(RiskLevel.High, "Writes that arrive while the database is promoted are lost.", "Writes are stopped before, and the lag is awaited.") { Owner = "orders team" },
                new(RiskLevel.Medium, "Resolvers keep the old address longer than its TTL.", "The TTL is lowered an hour before; blue answers for two weeks more."),
            ],
            SuccessCriteria = ["Every order, customer and receipt is in green, verified.", "No alarm of green went off for two weeks.", "Blue is gone."],
        };

        ShiftTraffic Shift(string id, long weight) => new(id, shared.Zone, Name, "CNAME", [new("blue", 100 - weight, "blue.orders.example.com"), new("green", weight, "green.orders.example.com")]) { Ttl = 60 };

        AlarmGate Healthy(string id, OrderStack stack, TimeSpan time) => new(id, [stack.Errors], time) { InsufficientDataHolds = true, Gates = new("record", $"{Name} CNAME") };
    }

    /// <summary>What was written since the copy, now that nothing is written any more; only what differs.</summary>
    private static ParallelGroup Again(OrderStack blue, OrderStack green) => new("catch-up",
    [
        Transform("catch-up-orders", blue, green),
        new CopyTable("catch-up-customers", blue.Customers, green.Customers) { Moves = ["customers"], Compensation = new ClearTable("clear-green-customers-again", green.Customers) { AcceptsDataLoss = "a copy" } },
        new SyncBucket("catch-up-receipts", blue.Receipts, green.Receipts) { Moves = ["receipts"], Compensation = new EmptyBucket("empty-green-receipts-again", green.Receipts) { AcceptsDataLoss = "a copy" } },
    ]);

    private static TransformTable Transform(string id, OrderStack blue, OrderStack green) => new(id, blue.Orders, green.Orders, ItemMapping.Of((BlueOrder order) => new GreenOrder(
        order.OrderId,
        order.Customer,
        order.TotalCents,
        "EUR",
        order.Status != "closed",
        order.Lines)))
    {
        Moves = ["orders"],
        Invented = ["Currency"],
        Compensation = new ClearTable($"undo-{id}", green.Orders) { AcceptsDataLoss = "a copy" },
    };
}
