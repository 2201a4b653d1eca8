namespace Groundplan.Migrations.Documents.Kit;

/// <summary>A migration that has one of everything that documents show.</summary>
internal static class Rich
{
    public static Migration Create()
    {
        var backup = new BackupTable("backup", "orders", "before");
        var web = new Application("web") { Technology = "Node.js 20", Traffic = "10,000 requests a minute", Critical = true, Owner = "web team", Data = ["orders", new("sessions") { LeftBehind = "people sign in again" }] };
        var orders = new Application("orders") { Technology = ".NET 10", DataStore = "DynamoDB", Data = ["orders"] };
        var announced = new Notify("announce", new Channel.Topic("arn:aws:sns:us-west-2:123456789012:people"), "It begins.");
        var retire = new DeleteStack("retire", new OrderStack("blue")) { Irreversible = "the old table is gone", AcceptsDataLoss = "orders of the last minute" };
        return new("rich")
        {
            Title = "Everything at once",
            Owner = "orders team",
            Environment = "prod",
            Region = "us-west-2",
            AccountId = "123456789012",
            PointOfNoReturn = retire,
            Risks = [new(RiskLevel.Low, "People see old pages.", "Short TTL."), new(RiskLevel.High, "Orders are lost.", "Backups.") { Owner = "data team" }],
            Applications = [web with { DependsOn = [orders, "payment provider"] }, orders with { DependsOn = ["payment provider"] }],
            SuccessCriteria = ["No order is missing."],
            Phases =
            [
                new("Prepare")
                {
                    Owner = "night shift",
                    Window = new("2026-03-01T22:00:00Z", TimeSpan.FromHours(4)),
                    Soak = TimeSpan.FromDays(1),
                    Steps =
                    [
                        announced,
                        new ParallelGroup("both", [backup, new Sequence("people", [new Manual("call", ["Call the provider.", "Write down the name."]) { Evidence = ["the ticket"] }, new Approval("go") { SeparationOfDuties = true }])]),
                        new Command("load", ["load-orders", backup.BackupArn], Idempotency.AppendOnly)
                        {
                            Ledger = "s3://ledger/orders",
                            Moves = ["orders"],
                            Effects = [new(EffectKind.Writes, new("table", "orders-green"))],
                            Compensation = new ClearTable("clear", "orders-green") { AcceptsDataLoss = "what was loaded" },
                            Requires = [new RequireEmptyTable("empty", "orders-green")],
                            Verify = [new HttpCheck("answers", "https://green.example.com/health")],
                            Timeout = TimeSpan.FromMinutes(90),
                            Estimate = TimeSpan.FromMinutes(20),
                            Retry = new(2, TimeSpan.FromSeconds(30)),
                        },
                    ],
                },
                new("Retire") { Steps = [retire with { NotBefore = [new(announced, TimeSpan.FromDays(7))], After = [backup] }] },
            ],
        };
    }
}
