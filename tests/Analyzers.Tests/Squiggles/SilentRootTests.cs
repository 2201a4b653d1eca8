using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>GP0004: what looks like a root and is none.</summary>
public sealed class SilentRootTests
{
    [Theory]
    [InlineData("public static class {|GP0004:Shop|} { public static OrderStack Orders => new(\"prod\"); }")]
    [InlineData("internal sealed class {|GP0004:Shop|} { public static Stack Orders { get; } = new OrderStack(\"prod\"); }")]
    [InlineData("public static class {|GP0004:Shop|} { public static OrderStack Orders => new(\"prod\"); public static string Name => Orders.StackName; }")]
    [InlineData("public static class {|GP0004:Shop|} { public static Groundplan.MachineLearning.MlPlatform? Demand => null; }")]
    [InlineData("[Plan] public static class Shop { public static readonly OrderStack {|GP0004:Orders|} = new(\"prod\"); }")]
    [InlineData("[Plan] public static class Shop { public static OrderStack {|GP0004:Orders|}() => new(\"prod\"); }")]
    [InlineData("[Plan] public static class Shop { public static OrderStack {|GP0004:A|} = new(\"a\"), {|GP0004:B|} = new(\"b\"); }")]
    public async Task What_looks_like_a_root_and_is_none_is_marked_at_its_name(string source) => await Compiler.Expect(With(source), new PlanAnalyzer());

    [Theory]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders => Stacks.Prod; } public static class Stacks { public static OrderStack Prod => new(\"prod\"); public static OrderStack Dev => new(\"dev\"); }")]
    [InlineData("public static class Shop { public static string Name => nameof(Stacks.Prod); } public static class Stacks { public static OrderStack Prod => new(\"prod\"); }")]
    [InlineData("public sealed class Shop { public OrderStack Orders => new(\"prod\"); }")]
    [InlineData("public static class Shop { internal static OrderStack Orders => new(\"prod\"); public static OrderStack Of(string env) => new(env); public static string Name => \"\"; }")]
    [InlineData("public static class Shop<T> { public static OrderStack Orders => new(typeof(T).Name); }")]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders => Of(\"prod\"); public static OrderStack Of(string env) => new(env); public static OrderStack Of<T>() => new(typeof(T).Name); }")]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders => Base(); public static OrderStack Base() => new(\"prod\"); private static readonly OrderStack Other = new(\"b\"); }")]
    [InlineData("[Plan] public sealed class Shop { public readonly OrderStack Orders = new(\"prod\"); public OrderStack Get() => new(\"prod\"); public static string Name() => \"\"; }")]
    public async Task Helpers_and_instance_members_are_not_marked(string source) => await Compiler.Expect(With(source), new PlanAnalyzer());

    [Fact]
    public async Task A_use_in_another_file_is_a_use() => Assert.Empty(await Compiler.Analyze(
        UserCode.Compile(
            With("public static class Stacks { public static OrderStack Prod => new(\"prod\"); }"),
            "using static Stacks;\n[Plan] public static class Shop { public static OrderStack Orders => Prod; }"),
        new PlanAnalyzer()));

    private static string With(string source) => $$"""
        using Groundplan.Aws.SQS;

        {{source}}

        public sealed record OrderStack(string Env) : Stack($"orders-{Env}")
        {
            public Queue Main => field ??= new() { QueueName = $"{Env}-orders" };
        }
        """;
}
