using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Tests;

public sealed class PlanGeneratorTests
{
    private const string Good = """
        [Plan] public static class P { public static S Root => new("orders"); }
        public sealed record S(string N) : Stack(N)
        {
            public Groundplan.Aws.SQS.Queue Queue => field ??= new() { QueueName = "orders" };
        }
        """;

    [Fact]
    public void Documents_are_carried_as_attributes_and_compile()
    {
        var compilation = UserCode.Compile(Good);
        var (_, result) = Compiler.Drive(new PlanGenerator()).Run(compilation);
        var tree = Assert.Single(result.GeneratedSources).SyntaxTree;
        Assert.Contains("P/Root/template.yaml", tree.ToString(), StringComparison.Ordinal);
        Assert.Contains("manifest.json", tree.ToString(), StringComparison.Ordinal);
        Assert.Empty(compilation.AddSyntaxTrees(UserCode.Parse(tree.ToString(), "/project/obj/G.cs")).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void An_unrelated_edit_leaves_the_output_unchanged()
    {
        var compilation = UserCode.Compile(Good);
        var (driver, _) = Compiler.Drive(new PlanGenerator()).Run(compilation);
        var (_, second) = driver.Run(compilation.AddSyntaxTrees(UserCode.Parse("internal static class Unrelated;", "/project/Other.cs")));
        Assert.Equal(IncrementalStepRunReason.Unchanged, second.TrackedSteps["Documents"].Single().Outputs.Single().Reason);
        var (_, third) = driver.Run(compilation);
        Assert.Equal(IncrementalStepRunReason.Cached, third.TrackedSteps["Documents"].Single().Outputs.Single().Reason);
    }

    [Fact]
    public void Two_runs_give_the_same_text()
    {
        var first = Compiler.Drive(new PlanGenerator()).Run(UserCode.Compile(Good)).Result.GeneratedSources.Single().SourceText.ToString();
        var second = Compiler.Drive(new PlanGenerator()).Run(UserCode.Compile(Good)).Result.GeneratedSources.Single().SourceText.ToString();
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("QueueName = \"orders\"", "QueueName = Environment.MachineName")]
    [InlineData("QueueName = \"orders\"", "QueueName = Missing.Name")]
    [InlineData("QueueName = \"orders\"", "QueueName = throw new Exception()")]
    [InlineData("QueueName = \"orders\"", "QueueName = ")]
    public void Nothing_is_emitted_on_an_error(string from, string to)
    {
        var compilation = UserCode.CompileWithErrors(Good.Replace(from, to, StringComparison.Ordinal));
        Assert.Empty(Compiler.Drive(new PlanGenerator()).Run(compilation).Result.GeneratedSources);
    }

    [Fact]
    public void Skipped_kinds_are_left_out()
    {
        var (_, result) = Compiler.Drive(new PlanGenerator(), ("GroundplanSkip", "review-html;runbook")).Run(UserCode.Compile(Good));
        var text = result.GeneratedSources.Single().SourceText.ToString();
        Assert.DoesNotContain("review.html", text, StringComparison.Ordinal);
        Assert.Contains("template.yaml", text, StringComparison.Ordinal);
    }
}
