using Groundplan;
using Groundplan.Migrations;

/// <summary>A shop's orders, blue and green, and the way from one to the other.</summary>
[Plan]
public static class Orders
{
    private const string Region = "us-west-2";

    public static SharedStack Shared => new() { Region = Region };

    public static OrderStack Blue => new("blue") { Region = Region };

    public static OrderStack Green => new("green") { Region = Region, ReplicaOf = "orders-blue-db" };

    /// <summary>Everything but the people and the waiting: what is run against an emulator before the night.</summary>
    public static Migration Rehearsal => MoveOrders.Create(Shared, Blue, Green, isRehearsal: true);

    /// <summary>The night itself.</summary>
    public static Migration Move => MoveOrders.Create(Shared, Blue, Green, isRehearsal: false);
}
