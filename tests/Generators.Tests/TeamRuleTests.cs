using Groundplan.Analyzers;
using Groundplan.Rules;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Generators.Tests;

/// <summary>Rules that a team writes in its plans, and code that is written by other generators.</summary>
public sealed class TeamRuleTests
{
    private const string Plan = """
        [Plan] public static class P
        {
            public static S Good => new("a");
            public static S Odd => new("odd");
            public static S Bad => new("too-long-a-name");
        }
        public sealed record S : Stack
        {
            public S(string name) : base(name)
            {
                Plan.Warn(name.Length != 3, $"{name} is odd");
                Plan.Require(name.Length < 5, $"{name} is too long");
            }
            public Output O => field ??= new(StackName);
        }
        """;

    [Fact]
    public void A_requirement_is_an_error_and_a_warning_a_warning_at_the_call()
    {
        var result = Plans.Evaluate(Plan);
        Assert.Equal(["Good", "Odd"], result.Roots.Select(root => root.Name));
        Assert.Equal(
            ["GP0005 Warning odd is odd: Plan.Warn(name.Length != 3, $\"{name} is odd\")", "GP0003 Error too-long-a-name is too long: Plan.Require(name.Length < 5, $\"{name} is too long\")"],
            result.Findings.Select(finding => $"{finding.Id} {finding.Severity} {finding.Message}: {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}"));
    }

    [Fact]
    public void A_warning_does_not_keep_the_documents_back_and_is_in_them()
    {
        var (_, result) = Compiler.Drive(new PlanGenerator()).Run(UserCode.Compile(Plan.Replace("public static S Bad => new(\"too-long-a-name\");", "", StringComparison.Ordinal)));
        Assert.Single(result.GeneratedSources);
        var evaluation = Plans.Evaluate(Plan);
        var warning = Assert.Single(evaluation.Warnings);
        Assert.Equal(("GP0005", Severity.Warning, "Odd"), (warning.RuleId, warning.Severity, warning.Subject.Root.Name));
    }

    [Fact]
    public void A_requirement_can_be_caught() =>
        Plans.Same("try { Plan.Require(1 > 2, \"no\"); return \"not reached\"; } catch (PlanException e) { return e.Message; }");

    [Fact]
    public async Task Code_of_another_generator_is_not_there_yet_and_the_finding_says_so()
    {
        var user = UserCode.CompileWithErrors("""
            [Plan] public static class P { public static S Root => new(Generated.Name); public static S Fine => new("fine"); }
            public sealed record S(string N) : Stack(N);
            """).WithAssemblyName("Generated");
        var driver = CSharpGeneratorDriver.Create([new PlanGenerator().AsSourceGenerator(), new NameGenerator().AsSourceGenerator()], parseOptions: UserCode.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(user, out var built, out _);
        Assert.Equal(user.SyntaxTrees.Length + 1, built.SyntaxTrees.Count());
        var diagnostic = Assert.Single(await Compiler.Analyze((CSharpCompilation)built, new PlanAnalyzer()));
        Assert.Equal("GP0001", diagnostic.Id);
        Assert.Contains("source generator", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(2, Evaluation.Evaluator.EvaluatedRootsOf("Generated"));
    }

    private sealed class NameGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, _) => output.AddSource("Name.g.cs", SourceText.From("public static class Generated { public static string Name => \"n\"; }", System.Text.Encoding.UTF8)));
    }
}
