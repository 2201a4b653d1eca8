using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Tests;

public sealed class UnknownTests
{
    private const string Head = "[Plan] public static class P { public static S Root => new(\"orders\"); }\n";

    [Fact]
    public void An_impure_call_is_reported_on_the_expression_and_leaves_its_property_unset()
    {
        var result = Expect(Head + """
            public sealed record S(string N) : Stack(N)
            {
                public Output Good => field ??= new("x") { Description = "kept", ExportName = {|GP0001:Environment.MachineName|} };
                public Output Other => field ??= new("y");
            }
            """);
        var output = (Output)result.Stacks[0].Content.Members[0].Item;
        Assert.Equal("kept", output.Description);
        Assert.False(output.ExportName.IsSet);
        Assert.True(result.Origins.IsUnknown(output, nameof(Output.ExportName)));
        Assert.Equal(2, result.Stacks[0].Content.Members.Count);
    }

    [Fact]
    public void An_unknown_argument_of_a_record_leaves_the_rest_of_the_record()
    {
        var result = Expect(Head + """
            public sealed record S(string N) : Stack(N)
            {
                public Output Url => field ??= new({|GP0001:DateTime.Now|}.ToString()) { Description = "d" };
            }
            """);
        Assert.Equal("d", ((Output)result.Stacks[0].Content.Members[0].Item).Description);
    }

    [Fact]
    public void A_throw_is_an_error_at_the_throw_with_its_message()
    {
        var result = Expect(Head + """
            public sealed record S(string N) : Stack(N)
            {
                public Output A => field ??= new(Check(3));
                public Output B => field ??= new("b");
                private static string Check(int n) { if (n > 2) {|GP0003:throw new ArgumentException("too many");|} return "ok"; }
            }
            """);
        Assert.Equal("too many", result.Findings[0].Message);
        Assert.Equal("B", Assert.Single(result.Stacks[0].Content.Members).Name);
    }

    [Fact]
    public void An_exception_of_a_library_is_an_error_at_the_call() => Expect(Head + """
        public sealed record S(string N) : Stack(N)
        {
            public Output A => field ??= new({|GP0003:int.Parse("x")|}.ToString());
        }
        """);

    [Fact]
    public void With_on_a_stack_is_an_error() => Expect("""
        [Plan] public static class P { public static S Root => {|GP0002:new S("a") with { Description = "b" }|}; }
        public sealed record S(string N) : Stack(N);
        """);

    [Fact]
    public void An_endless_loop_is_an_error_and_other_roots_are_kept()
    {
        var result = Plans.Evaluate("""
            [Plan] public static class P { public static S Root => new(F()); public static S Fine => new("fine"); private static string F() { var i = 0; while (i >= 0) i = 1; return ""; } }
            public sealed record S(string N) : Stack(N);
            """);
        Assert.Equal("GP0010", Assert.Single(result.Findings).Id);
        Assert.Equal("Fine", Assert.Single(result.Stacks).Name);
    }

    [Fact]
    public void Endless_recursion_is_an_error()
    {
        var result = Plans.Evaluate("""
            [Plan] public static class P { public static S Root => new(F(1)); private static string F(int n) => F(n + 1) + "x"; }
            public sealed record S(string N) : Stack(N);
            """);
        Assert.Equal("GP0011", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Members_that_need_each_other_are_an_error_that_names_the_circle()
    {
        var result = Plans.Evaluate(Head + """
            public sealed record S(string N) : Stack(N)
            {
                public Output A => field ??= new(B.Value);
                public Output B => field ??= new(A.Value);
            }
            """);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("GP0011", finding.Id);
        Assert.Contains("A → B → A", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_ends_the_evaluation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var compilation = UserCode.Compile(Head + "public sealed record S(string N) : Stack(N);");
        Assert.ThrowsAny<OperationCanceledException>(() => Evaluator.Evaluate(compilation, source.Token));
    }

    [Fact]
    public void A_plan_cut_off_anywhere_is_evaluated_without_an_exception()
    {
        var source = Head + """
            public sealed record S(string N) : Stack(N)
            {
                private static readonly string[] Zones = ["a", "b"];
                public Parameter<string> Env => field ??= new("String") { Default = "prod", AllowedValues = [.. Zones, "c"] };
                public Output Url => field ??= new(Fn.Sub($"https://{Env.Ref}/{Zones.Length}")) { Description = N switch { "orders" => $"{N,10}", { Length: > 3 } => "x", _ => null } };
                public Output Sum => field ??= new(Total(z => z.Length).ToString());
                private int Total(Func<string, int> f) { var t = 0; foreach (var z in Zones) { if (z == "q") continue; t += f(z); } return t; }
            }
            """;
        for (var length = 0; length < source.Length; length += 7)
        {
            var result = Plans.Evaluate(UserCode.CompileWithErrors(source[..length]));
            Assert.DoesNotContain(result.Findings, finding => finding.Id == "GP0009");
        }

        Assert.True(Plans.Evaluate(source).IsWhole);
    }

    [Theory]
    [InlineData("AllowedValues = \"a\", \"b\"]")]
    [InlineData("AllowedValues = [\"a\", ^]")]
    [InlineData("Default = new(\"a\", 1), AllowedValues = (\"a\", 1)")]
    [InlineData("Description = true \"a\" : \"b\"")]
    public void What_does_not_compile_in_another_file_is_no_defect_of_the_evaluation(string typed)
    {
        string[] sources =
        [
            Head + "public sealed record S(string N) : Stack(N) { public Parameter<string> Env => field ??= Made.Env(); }",
            "using Groundplan; public static class Made { public static Parameter<string> Env() => new(\"String\") { " + typed + " }; }",
        ];

        Assert.DoesNotContain(Plans.Evaluate(UserCode.CompileWithErrors(sources)).Findings, finding => finding.Id == "GP0009");
    }

    [Theory]
    [InlineData("var x = ")]
    [InlineData("switch (1) { case 1")]
    [InlineData("try {")]
    [InlineData("return new { A =")]
    [InlineData("var f = (int a")]
    [InlineData("var t = (1, ")]
    [InlineData("ref var")]
    public void Half_typed_code_is_the_compilers_to_report(string body)
    {
        var result = Plans.Evaluate(UserCode.CompileWithErrors($$"""
            [Plan]
            public static class P
            {
                public static S Fine => new("fine");
                public static S Root { get { {{body}}
            """, "public sealed record S(string N) : Stack(N);"));
        Assert.Empty(result.Findings);
        Assert.True(result.IsIncomplete);
        Assert.Contains(result.Roots, root => root.Name == "Fine");
    }

    private static EvaluationResult Expect(string marked)
    {
        var source = MarkedSource.Parse(marked);
        var result = Plans.Evaluate(source.Text);
        source.Expect(result.Findings.Select(finding => new Mark(finding.Id, finding.Location.SourceSpan)));
        Assert.All(result.Findings, finding => Assert.Equal(Severity.Error, finding.Severity));
        Assert.All(result.Findings, finding => Assert.Equal(LocationKind.SourceFile, finding.Location.Kind));
        return result;
    }
}
