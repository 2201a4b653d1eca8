using Groundplan.CodeFixes;

namespace Groundplan.Analyzers.Tests.Fixes;

public sealed class StackCopyFixTests
{
    [Theory]
    [InlineData("new OrderStack(\"prod\") with { Env = \"dev\" }", "new OrderStack(\"dev\")")]
    [InlineData("(new OrderStack(Env: \"prod\", Days: 3)) with { Env = \"dev\" }", "new OrderStack(Env: \"dev\", Days: 3)")]
    [InlineData("new OrderStack(\"prod\") with { Days = 2, Region = \"us-west-2\" }", "new OrderStack(\"prod\", Days: 2) { Region = \"us-west-2\" }")]
    [InlineData("new OrderStack(\"prod\") { Region = \"us-west-1\", AccountId = \"111111111111\" } with { Region = \"us-west-2\" }", "new OrderStack(\"prod\") { AccountId = \"111111111111\", Region = \"us-west-2\" }")]
    [InlineData("Shop.Base with { Env = \"dev\" }", "new OrderStack(\"dev\", 3) { Region = \"us-west-1\" }")]
    public async Task A_copy_becomes_a_construction(string before, string after) => await Fix.Expect(new StackCopyFix(), Plan(before), Plan(after));

    [Theory]
    [InlineData("Computed with { Env = \"dev\" }")]
    [InlineData("new OrderStack(\"prod\") with { /* why */ Env = \"dev\" }")]
    public async Task A_copy_of_what_is_made_elsewhere_needs_a_person(string copy) => Assert.Empty(await Fix.Titles(new StackCopyFix(), Plan(copy)));

    [Fact]
    public async Task All_copies_become_constructions_at_once()
    {
        var source = Plan("new OrderStack(\"prod\") with { Env = \"dev\" }; public static OrderStack Test => Base with { Env = \"test\" }");
        var (text, rounds) = await Fix.All(new StackCopyFix(), source);
        Assert.Equal((Plan("new OrderStack(\"dev\"); public static OrderStack Test => new OrderStack(\"test\", 3) { Region = \"us-west-1\" }"), 1), (text, rounds));
    }

    private static string Plan(string root) => PlanText.Stack("public Queue Main => field ??= new() { QueueName = $\"{Env}-orders\" };", root)
        .Replace("OrderStack(string Env)", "OrderStack(string Env, int Days = 1)", StringComparison.Ordinal)
        .Replace(";\n}\n\npublic sealed", ";\n    private static OrderStack Base => new(\"prod\", 3) { Region = \"us-west-1\" };\n    private static OrderStack Computed => new(string.Concat(\"prod\"));\n}\n\npublic sealed", StringComparison.Ordinal);
}
