using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Analyzers.Tests;

/// <summary>A rule that fails is reported, where it can be told.</summary>
public sealed class RuleRunTests
{
    private static readonly string Two = PlanText.Stack("public Groundplan.Aws.SQS.Queue Main => field ??= new() { };", "new(\"prod\"); public static OrderStack Dev => new(\"dev\")");

    [Theory]
    [InlineData("orders-prod", "new(\"prod\")")]
    [InlineData("orders-dev", "new(\"dev\")")]
    public void The_root_that_makes_it_fail_is_marked(string name, string place) => Assert.Equal(
        place, Text(Failure(Two, context => context.Stacks.Any(root => root.Content.Stack.StackName == name) ? throw new InvalidOperationException("broken") : [])));

    [Fact]
    public void A_rule_that_fails_over_several_roots_is_shown_at_the_first() =>
        Assert.Equal("Orders", Text(Failure(Two, context => context.Roots.Count > 1 ? throw new InvalidOperationException("broken") : [])));

    [Fact]
    public void Without_roots_the_failure_is_shown_all_the_same() =>
        Assert.NotNull(Failure("public static class Nothing;", _ => throw new InvalidOperationException("broken")).Location.SourceTree);

    private static Diagnostic Failure(string source, Func<RuleContext, IEnumerable<Finding>> check)
    {
        CSharpCompilation compilation = UserCode.Compile(source);
        var result = Evaluator.Evaluate(compilation, CancellationToken.None);
        var finding = Assert.Single(RuleRun.Of(new("GP9999", Severity.Error, "A rule", check), new(result.Roots, result.Origins), result, compilation));
        Assert.Equal(("GP0009", "Rule GP9999 failed, please report it: InvalidOperationException: broken"), (finding.Id, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        return finding;
    }

    private static string Text(Diagnostic finding) => finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan);
}
