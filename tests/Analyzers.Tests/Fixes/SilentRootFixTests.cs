using Groundplan.CodeFixes;

namespace Groundplan.Analyzers.Tests.Fixes;

public sealed class SilentRootFixTests
{
    private const string Stack = "\npublic sealed record OrderStack(string Env) : Groundplan.Stack($\"orders-{Env}\");\n";

    [Theory]
    [InlineData("/// <summary>All.</summary>\npublic static class Shop\n{\n    public static OrderStack Orders => new(\"prod\");\n}\n", "/// <summary>All.</summary>\n[Plan]\npublic static class Shop\n{\n    public static OrderStack Orders => new(\"prod\");\n}\n")]
    [InlineData("public static class Outer\n{\n    public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n}\n", "public static class Outer\n{\n    [Plan]\n    public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n}\n")]
    [InlineData("/* all */ public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n", "/* all */ [Plan] public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n")]
    [InlineData("[Plan] public static class Shop { public static readonly OrderStack Orders = new(\"prod\"); }\n", "[Plan] public static class Shop { public static OrderStack Orders { get; } = new(\"prod\"); }\n")]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders= new(\"prod\"); }\n", "[Plan] public static class Shop { public static OrderStack Orders { get; set; } = new(\"prod\"); }\n")]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders() => new(\"prod\"); }\n", "[Plan] public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n")]
    public async Task A_root_is_made_of_it(string before, string after) => await Fix.Expect(new SilentRootFix(), before + Stack, after + Stack);

    [Fact]
    public async Task Line_ends_are_those_of_the_file() => await Fix.Expect(
        new SilentRootFix(),
        ("public static class Shop { public static OrderStack Orders => new(\"prod\"); }\n" + Stack).ReplaceLineEndings("\r\n"),
        ("[Plan]\npublic static class Shop { public static OrderStack Orders => new(\"prod\"); }\n" + Stack).ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("[Plan] public static class Shop { public static OrderStack A = new(\"a\"), B = new(\"b\"); }")]
    [InlineData("[Plan] public static class Shop { public static OrderStack Orders() { return new(\"a\"); } }")]
    [InlineData("[Plan] public static class Shop { public static readonly OrderStack Orders; static Shop() { } }")]
    public async Task What_is_more_than_a_word_needs_a_person(string source) =>
        Assert.Empty(await Fix.Titles(new SilentRootFix(), "#nullable disable\n" + source + Stack));
}
