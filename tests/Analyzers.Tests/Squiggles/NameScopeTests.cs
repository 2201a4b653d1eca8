using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>Where a name must be unique, how often a collision is said, and what is not said of unknown places.</summary>
public sealed class NameScopeTests
{
    private const string Queue = "public Queue Main => field ??= new() { QueueName = \"q\" };";
    private const string Role = "public Role R => field ??= new() { RoleName = \"r\", AssumeRolePolicyDocument = new() };";

    [Theory]
    [InlineData(Queue, "Region = \"us-east-1\"", "Region = \"us-east-1\"", "GP1002")]
    [InlineData(Queue, "Region = \"us-east-1\"", "Region = \"us-west-2\"", "")]
    [InlineData(Queue, "AccountId = \"111111111111\"", "AccountId = \"222222222222\"", "")]
    [InlineData(Role, "Region = \"us-east-1\"", "Region = \"us-west-2\"", "GP1002")]
    [InlineData(Role, "AccountId = \"111111111111\"", "AccountId = \"222222222222\"", "")]
    [InlineData(Queue + Role, "", "", "GP1002")]
    [InlineData(Queue, "Region = Environment.MachineName", "", "GP0001")]
    [InlineData(Role, "Region = Environment.MachineName", "", "GP0001,GP1002")]
    public async Task Names_collide_within_their_scope_once_for_a_pair_of_roots(string member, string placeOfFirst, string placeOfSecond, string expected) =>
        Assert.Equal(expected, await Ids(Placed(member, placeOfFirst, placeOfSecond)));

    [Fact]
    public async Task Collision_of_a_pair_says_how_many_names_are_the_same() => Assert.Contains(
        "(and 1 more name is the same)",
        Assert.Single(await Compiler.Analyze(UserCode.Compile(Placed(Queue + Role, "", "")), new PlanAnalyzer())).GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task Unknown_stack_names_do_not_collide() => Assert.Equal(
        "GP0001", await Ids(PlanText.Stacks("", "", "Environment.MachineName").Replace("$\"orders-{Env}\"", "\"\" + Env", StringComparison.Ordinal)));

    [Fact]
    public async Task Overridden_member_is_one_resource() => Assert.Equal("", await Ids(
        """
        using Groundplan.Aws.SQS;

        [Plan] public static class P { public static Orders Root => new("orders"); }
        public abstract record Base(string Name) : Stack(Name)
        {
            public virtual Queue Main => field ??= new() { QueueName = "base" };
        }
        public sealed record Orders(string Name) : Base(Name)
        {
            public override Queue Main => field ??= new() { QueueName = "orders" };
        }
        """));

    [Fact]
    public async Task Name_that_is_too_long_at_once_is_not_said_to_be_too_long_for_a_test_too() =>
        Assert.Equal("GP1004", await Ids(PlanText.Starter.Plus($"Workload = \"{new string('w', 47)}\"")));

    private static string Placed(string member, string placeOfFirst, string placeOfSecond) => PlanText.Stacks(member, member)
        .Replace("Orders => new(\"prod\")", $"Orders => new(\"prod\") {{ {placeOfFirst} }}", StringComparison.Ordinal)
        .Replace("Refunds => new(\"prod\")", $"Refunds => new(\"prod\") {{ {placeOfSecond} }}", StringComparison.Ordinal);

    private static async Task<string> Ids(string source) =>
        string.Join(',', (await Compiler.Analyze(UserCode.Compile(source), new PlanAnalyzer())).Select(diagnostic => diagnostic.Id));
}
