using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class EvaluationTests
{
    [Fact]
    public async Task What_is_unknown_is_marked_and_the_rest_is_still_checked() => await Compiler.Expect(
        PlanText.Stack("public Queue Main => field ??= new() { QueueName = $\"{Env}-{{|GP0001:Environment.MachineName|}}\" };", name: "{|GP1012:\"orders_\"|}"),
        new PlanAnalyzer());

    [Theory]
    [InlineData("DateTime.Now.Year", "System.DateTime.Now does not give the same result on every machine and every day; pass the value in as a literal or a CloudFormation parameter")]
    [InlineData("Environment.MachineName", "System.Environment is not among the types that a plan may use; pass the value in as a literal or a CloudFormation parameter")]
    [InlineData("System.IO.File.ReadAllText(\"a\")", "File.ReadAllText is not evaluated: System.IO.File is not among the types that a plan may use; pass the value in as a literal or a CloudFormation parameter")]
    public async Task What_is_unknown_has_a_way_out(string expression, string message)
    {
        var finding = Assert.Single(await Compiler.Analyze(
            UserCode.Compile(PlanText.Stack($"public Queue Main => field ??= new() {{ QueueName = $\"{{Env}}-{{{expression}}}\" }};")), new PlanAnalyzer()));
        Assert.Equal(message, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_copy_of_a_stack_is_marked() => await Compiler.Expect(
        PlanText.Stack("public Queue Main => field ??= new() { QueueName = \"a\" };", "{|GP0002:new OrderStack(\"prod\") with { Env = \"dev\" }|}"), new PlanAnalyzer());

    [Fact]
    public async Task A_throw_is_marked() => await Compiler.Expect(
        PlanText.Stack("public static OrderStack Of(string env) => env.Length > 9 ? new(env) : {|GP0003:throw new ArgumentException(\"Too short.\")|};", "OrderStack.Of(\"x\")"), new PlanAnalyzer());

    [Fact]
    public async Task A_project_without_a_plan_has_no_finding() => await Compiler.Expect("public static class Nothing;", new PlanAnalyzer());
}
