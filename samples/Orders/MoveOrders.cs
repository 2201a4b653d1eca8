using Groundplan.Migrations;

/// <summary>From blue to green.</summary>
public static class MoveOrders
{
    public static Migration Create(OrderStack blue, OrderStack green)
    {
        var backup = new BackupTable("backup-orders", blue.Orders, "orders-before-green");
        var deploy = new DeployStack("deploy-green", green) { Compensation = new DeleteStack("delete-green", green) };
        var copy = new CopyTable("copy-orders", blue.Orders, green.Orders)
        {
            Requires = [new RequireEmptyTable("green-is-empty", green.Orders)],
            Compensation = new ClearTable("clear-green", green.Orders),
        };
        var retire = new DeleteStack("delete-blue", blue) { Irreversible = "the stack's resources are gone", AcceptsDataLoss = "receipts are made anew", After = [backup] };
        return new("move-orders")
        {
            Owner = "orders team",
            Environment = "prod",
            Region = "us-west-2",
            Stacks = [blue, green],
            PointOfNoReturn = retire,
            Phases =
            [
                new("Prepare") { Steps = [backup, deploy] },
                new("Move") { Steps = [copy, new Approval("orders-are-well")], Soak = TimeSpan.FromDays(14) },
                new("Retire") { Steps = [retire] },
            ],
        };
    }
}
