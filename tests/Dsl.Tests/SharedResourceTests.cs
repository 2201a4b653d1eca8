using Groundplan.Rules;

namespace Groundplan.Tests;

/// <summary>GP4004 of stacks that run as compiled code.</summary>
public sealed class SharedResourceTests
{
    [Fact]
    public void A_resource_of_two_stacks_is_reported_on_the_later_with_both_named()
    {
        var orders = new Orders("orders", new Queue());
        var finding = Assert.Single(Run(orders, new Orders("refunds", orders.Main), new Orders("returns", new Queue())));
        Assert.Equal(("GP4004", "Root1.Main", "Root0.Main"), (finding.RuleId, finding.Subject.Path, Assert.Single(finding.Related).Path));
        Assert.StartsWith("Main is the resource Main of the stack 'orders' (Shop.Root0), and as a member of 'refunds'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_later_stack_has_a_finding_that_names_the_first()
    {
        var queue = new Queue();
        Assert.Equal(["Root1.Main", "Root2.Main"], Run(new Orders("a", queue), new Orders("b", queue), new Orders("c", queue)).Select(finding => finding.Subject.Path));
    }

    [Fact]
    public void The_same_stack_twice_shares_nothing_nor_do_equal_resources()
    {
        var orders = new Orders("orders", new Queue());
        Assert.DoesNotContain(Run(orders, orders, new Orders("refunds", new Queue())), finding => finding.RuleId == "GP4004");
    }

    private static IReadOnlyList<Finding> Run(params Stack[] stacks) =>
        new RuleContext([.. stacks.Select((stack, index) => PlanRoot.Of("Shop", $"Root{index}", stack))], Origins.None).Run(CoreRules.All);

    private sealed record Orders(string Name, Queue Main) : Stack(Name);

    private sealed record Queue : Resource
    {
        private static readonly Shape TheShape = Shape.Of("AWS::SQS::Queue", "QueueName");

        protected override Shape Shape => TheShape;
    }
}
