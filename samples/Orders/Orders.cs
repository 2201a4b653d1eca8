using Groundplan;
using Groundplan.Migrations;

/// <summary>A shop's orders, blue and green, and the way from one to the other.</summary>
[Plan]
public static class Orders
{
    public static OrderStack Blue => new("blue") { Region = "us-west-2" };

    public static OrderStack Green => new("green") { Region = "us-west-2" };

    public static Migration Move => MoveOrders.Create(Blue, Green);
}
