using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>GP4004: what is handed from one stack to another, and what is not.</summary>
public sealed class SharedResourceTests
{
    [Fact]
    public async Task A_resource_that_is_handed_over_is_marked_at_the_argument()
    {
        var finding = Assert.Single(await Compiler.Expect(Plan("new(\"prod\")", "new(\"prod\", {|GP4004:Orders.Dead|})"), new PlanAnalyzer()));
        var message = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("Dead is the resource Dead of the stack 'orders-prod' (Shop.Orders), and as a member of 'refunds-prod' it", message, StringComparison.Ordinal);
        var other = Assert.Single(finding.AdditionalLocations);
        Assert.Equal("new()", other.SourceTree!.GetText().ToString(other.SourceSpan));
    }

    [Fact]
    public async Task What_a_handed_resource_refers_to_is_not_reported_too() => await Compiler.Expect(
        Plan("new(\"prod\")", "new(\"prod\", {|GP4004:Orders.Dead|})")
            .Replace("\"{Env}-dead\" };", "\"{Env}-dead\", KmsMasterKeyId = Other.Ref }; public Queue Other => field ??= new();", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Fact]
    public async Task A_root_that_is_made_once_is_the_owner_wherever_it_stands() => await Compiler.Expect(
        Plan("field ??= new(\"prod\")", "new(\"prod\", {|GP4004:Orders.Dead|})").Replace("Shop", "Late", StringComparison.Ordinal).Replace("Orders => ", "ZOrders => ", StringComparison.Ordinal)
            .Replace("Orders.Dead", "ZOrders.Dead", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Fact]
    public async Task A_resource_in_an_initializer_is_marked_at_the_value() => await Compiler.Expect(
        Plan("new(\"prod\")", "new(\"prod\") { Dead = {|GP4004:Orders.Dead|} }", "(string Env)", "public Queue? Dead { get; init; }"), new PlanAnalyzer());

    [Fact]
    public async Task An_argument_of_a_helper_is_marked_where_it_is_given() => await Compiler.Expect(
        Plan("new(\"prod\")", "Of({|GP4004:Orders.Dead|}); private static RefundStack Of(Queue queue) => new(\"prod\", queue)"), new PlanAnalyzer());

    [Fact]
    public async Task A_resource_that_two_stacks_are_handed_is_marked_at_the_later() => await Compiler.Expect(
        Plan("new(\"prod\")", "new(\"a\", Common); public static RefundStack Others => new(\"b\", {|GP4004:Common|}); private static Queue Common { get; } = new() { QueueName = \"q\" }"), new PlanAnalyzer());

    [Fact]
    public async Task A_member_that_reads_another_stacks_is_marked_where_its_stack_is_made() => await Compiler.Expect(
        Plan("new(\"prod\")", "{|GP4004:new(\"prod\", Orders)|}", "(string Env, OrderStack Source)", "public Queue Dead => Source.Dead;"), new PlanAnalyzer());

    [Theory]
    [InlineData("new(\"prod\")", "new(\"prod\", new() { QueueName = \"own\" })")]
    [InlineData("new(\"prod\"); public static OrderStack Dev => new(\"dev\")", "new(\"prod\", new())")]
    [InlineData("field ??= new(\"prod\")", "new(\"prod\", new() { QueueName = Orders.StackName })")]
    [InlineData("new(\"prod\")", "new(\"prod\", new OrderStack(\"template\").Dead)")]
    [InlineData("new(\"prod\")", "new(\"prod\", Common); private static Queue Common { get; } = new(); private static string Name => Refunds.StackName; public static OrderStack Named => new(Name)")]
    public async Task Own_resources_are_not_shared(string orders, string refunds) => await Compiler.Expect(Plan(orders, refunds), new PlanAnalyzer());

    [Fact]
    public async Task One_stack_that_is_two_roots_shares_nothing()
    {
        var found = await Compiler.Analyze(UserCode.Compile(Plan("field ??= new(\"prod\"); public static OrderStack Again => Orders", "new(\"prod\", new())")), new PlanAnalyzer());
        Assert.DoesNotContain(found, finding => finding.Id == "GP4004");
    }

    [Fact]
    public async Task Property_types_may_be_shared() => await Compiler.Expect(
        """
        using Groundplan.Aws;
        using Groundplan.Aws.SQS;

        [Plan]
        public static class Shop
        {
            public static OrderStack Orders => new("prod", [Team]);
            public static OrderStack Refunds => new("dev", [Team]);
            private static Tag Team { get; } = new() { Key = "team", Value = "shop" };
        }

        public sealed record OrderStack(string Env, Items<Tag> Tags) : Stack($"orders-{Env}")
        {
            public Queue Main => field ??= new() { QueueName = $"{Env}-main", Tags = Tags };
        }
        """,
        new PlanAnalyzer());

    private static string Plan(string orders, string refunds, string parameters = "(string Env, Queue Dead)", string members = "") => $$"""
        using Groundplan.Aws.SQS;

        [Plan]
        public static class Shop
        {
            public static OrderStack Orders => {{orders}};

            public static RefundStack Refunds => {{refunds}};
        }

        public sealed record OrderStack(string Env) : Stack($"orders-{Env}")
        {
            public Queue Dead => field ??= new() { QueueName = $"{Env}-dead" };
        }

        public sealed record RefundStack{{parameters}} : Stack($"refunds-{Env}")
        {
            {{members}}
        }
        """;
}
