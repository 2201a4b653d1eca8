using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class CollisionTests
{
    private static readonly string Pair = PlanText.Starter.Member("""
            public static MlPlatform Upgraded => new()
            {
                CompanyPrefix = "globalbank",
                TenantId = "c001",
                Environment = "prod",
                Region = "us-west-2",
                UseCase = {|GP1001:"demand"|},
                Tier = Tier.Professional,
            };
        """);

    [Fact]
    public async Task The_later_of_two_equal_platforms_is_marked_at_its_use_case() =>
        ExpectOther(Assert.Single(await Compiler.Expect(Pair, new PlanAnalyzer())), "GlobalBank.Demand ", "\"demand\"");

    [Fact]
    public async Task Two_platforms_of_one_workload_are_marked_at_the_workload()
    {
        var source = Pair.Replace("""UseCase = {|GP1001:"demand"|},""", """UseCase = "demand", Workload = {|GP1001:"w"|},""", StringComparison.Ordinal).Plus("Workload = \"w\"");
        ExpectOther(Assert.Single(await Compiler.Expect(source, new PlanAnalyzer())), "GlobalBank.Demand ", "\"w\"");
    }

    [Fact]
    public async Task A_copy_that_keeps_the_name_is_marked_itself()
    {
        var source = PlanText.Starter.Member("    public static MlPlatform Upgraded => {|GP1001:Demand with|} { Tier = Tier.Professional };");
        ExpectOther(Assert.Single(await Compiler.Expect(source, new PlanAnalyzer())), "GlobalBank.Demand ", "new()");
    }

    [Fact]
    public async Task Roots_that_are_one_value_are_marked_at_their_name()
    {
        var source = PlanText.Starter.Member("    public static MlPlatform {|GP1001:Again|} => Demand;");
        ExpectOther(Assert.Single(await Compiler.Expect(source, new PlanAnalyzer())), "GlobalBank.Demand ", "Demand");
    }

    [Fact]
    public async Task Platforms_of_two_accounts_share_the_name_of_the_bucket_only()
    {
        var source = PlanText.Starter.Plus("AccountId = \"111111111111\"").Member("    public static MlPlatform Other => {|GP1002:Demand with|} { AccountId = \"222222222222\" };");
        var finding = Assert.Single(await Compiler.Expect(source, new PlanAnalyzer()));
        ExpectOther(finding, "GlobalBank.Demand ", "new()");
        Assert.Contains("must be unique across all accounts", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_of_two_regions_collide_where_the_name_is_decided()
    {
        var source = PlanText.Starter.Member("    public static MlPlatform East => {|GP1002:Demand with|} { Region = \"us-east-1\" };");
        var finding = Assert.Single(await Compiler.Expect(source, new PlanAnalyzer()));
        ExpectOther(finding, "GlobalBank.Demand ", "new()");
        Assert.Contains("in all regions of the account", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_later_of_two_equal_queue_names_is_marked() => ExpectOther(
        Assert.Single(await Compiler.Expect(
            PlanText.Stacks(
                "public Queue Main => field ??= new() { QueueName = $\"{Env}-orders\" };",
                "public Queue Main => field ??= new() { QueueName = {|GP1002:\"prod-orders\"|} };"),
            new PlanAnalyzer())),
        "Shop.Orders ",
        "$\"{Env}-orders\"");

    [Fact]
    public async Task Two_queues_of_one_stack_and_name_collide() => ExpectOther(
        Assert.Single(await Compiler.Expect(
            PlanText.Stack("public Queue A => field ??= new() { QueueName = \"q\" }; public Queue B => field ??= new() { QueueName = {|GP1002:\"q\"|} };"),
            new PlanAnalyzer())),
        "Shop.Orders ",
        "\"q\"");

    [Fact]
    public async Task Names_that_differ_in_case_collide_for_roles_only() => await Compiler.Expect(
        PlanText.Stacks(
            "public Queue Main => field ??= new() { QueueName = \"q\" }; public Role R => field ??= new() { RoleName = \"r\", AssumeRolePolicyDocument = new() };",
            "public Queue Main => field ??= new() { QueueName = \"Q\" }; public Role R => field ??= new() { RoleName = {|GP1002:\"R\"|}, AssumeRolePolicyDocument = new() };"),
        new PlanAnalyzer());

    [Fact]
    public async Task The_later_of_two_equal_parameters_is_marked_at_its_name() => ExpectOther(
        Assert.Single(await Compiler.Expect(
            PlanText.Stacks(
                "public Parameter Mode => field ??= new() { Name = \"/shop/mode\", Type = \"String\", Value = \"on\" };",
                "public Parameter Mode => field ??= new() { Name = {|GP1003:\"/shop/mode\"|}, Type = \"String\", Value = \"off\" };"),
            new PlanAnalyzer())),
        "Shop.Orders ",
        "\"/shop/mode\"");

    [Fact]
    public async Task The_later_of_two_equal_stacks_is_marked_at_its_name() => ExpectOther(
        Assert.Single(await Compiler.Expect(
            PlanText.Stacks(
                "public Queue A => field ??= new() { QueueName = \"a\" };",
                "public Queue B => field ??= new() { QueueName = \"b\" };",
                "{|GP1011:$\"orders-{Env}\"|}"),
            new PlanAnalyzer())),
        "Shop.Orders ",
        "$\"orders-{Env}\"");

    [Fact]
    public async Task Two_stacks_of_one_type_are_marked_at_the_later_argument_that_decides_the_name()
    {
        const string Members = "public Queue A => field ??= new() { QueueName = $\"{Env}-{Kind}\" }; private string Kind => Short(); private static string Short() => \"a\";";
        var source = PlanText.Stack(Members, "new(\"prod\"); public static OrderStack Again => new({|GP1002,GP1011:\"prod\"|})");
        Assert.All(await Compiler.Expect(source, new PlanAnalyzer()), finding => ExpectOther(finding, "Shop.Orders ", "\"prod\""));
    }

    [Theory]
    [InlineData("new(\"prod\", \"x\")", "new({|GP1011:\"prod\"|}, \"y\")")]
    [InlineData("new(\"prod\", \"x\")", "new(Area: \"y\", Env: {|GP1011:\"prod\"|})")]
    [InlineData("Of(\"prod\"); private static OrderStack Of(string env) => new(env, \"x\")", "Of({|GP1011:\"prod\"|})")]
    public async Task Arguments_that_do_not_decide_the_name_are_not_marked(string first, string second)
    {
        var source = PlanText.Stack("private string Prefix => Env; public Queue A => field ??= new() { QueueName = $\"{Prefix}-{Area}\" };", $"{first}; public static OrderStack Again => {second}")
            .Replace("OrderStack(string Env)", "OrderStack(string Env, string Area)", StringComparison.Ordinal);
        if (first.StartsWith("Of", StringComparison.Ordinal))
            source = source.Replace("GP1011", "GP1002,GP1011", StringComparison.Ordinal);
        ExpectOther((await Compiler.Expect(source, new PlanAnalyzer())).First(finding => finding.Id == "GP1011"), "Shop.Orders ", "\"prod\"");
    }

    [Fact]
    public async Task Where_two_arguments_decide_the_name_the_construction_is_marked() => await Compiler.Expect(
        PlanText.Stack("", "new(\"prod\", \"x\"); public static OrderStack Again => {|GP1011:new(\"prod\", \"x\")|}", "$\"orders-{Env}-{Area}\"")
            .Replace("OrderStack(string Env)", "OrderStack(string Env, string Area)", StringComparison.Ordinal).Replace("using Groundplan.Aws.SQS;", "", StringComparison.Ordinal),
        new PlanAnalyzer());

    private static void ExpectOther(Diagnostic finding, string root, string place)
    {
        Assert.Contains(root, finding.GetMessage(), StringComparison.Ordinal);
        var other = Assert.Single(finding.AdditionalLocations);
        Assert.Equal(place, other.SourceTree!.GetText().ToString(other.SourceSpan));
        Assert.NotEqual(finding.Location, other);
        Assert.EndsWith($"(see Plan.cs({other.GetLineSpan().StartLinePosition.Line + 1}))", finding.GetMessage(), StringComparison.Ordinal);
    }
}
