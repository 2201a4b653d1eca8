using Groundplan.Generators.Evaluation;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Tests;

/// <summary>Evaluates plans of tests.</summary>
internal static class Plans
{
    public static EvaluationResult Evaluate(Compilation compilation) => Evaluator.Evaluate(compilation, CancellationToken.None);

    public static EvaluationResult Evaluate(string source) => Evaluate(UserCode.Compile(source));

    /// <summary>Members of a class beside the types of the edge cases.</summary>
    public static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(string members) =>
        UserCode.CompileWithErrors($$"""
            using System.Text;
            using System.Globalization;
            public static class Edges
            {
                {{members}}
            }
            {{LanguageEdgeTests.Types}}
            """);

    /// <summary>
    /// Holds the evaluator to the oracle: a body of statements that returns a string is evaluated and executed, and the two are equal.
    /// </summary>
    public static string Same(string body, string declarations = "")
    {
        var source = $$"""
            using System.Text;
            using System.Globalization;
            [Plan]
            public static class P
            {
                public static string Text { get { return Compute()?.ToString() ?? "null"; } }
                public static TextStack Root => new(Text);
                private static object? Compute()
                {
                    {{body}}
                }
            }
            public sealed record TextStack(string Text) : Stack("text")
            {
                public Output Result => field ??= new(Text);
            }
            {{declarations}}
            """;
        var compilation = UserCode.CompileWithErrors(source);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        using var executed = new ExecutedPlan(compilation);
        var expected = executed.Text("P", "Text");
        var result = Evaluate(compilation);
        Assert.True(result.IsWhole, string.Join('\n', result.Findings.Select(finding => $"{finding.Id} {finding.Location.GetLineSpan().StartLinePosition}: {finding.Message}")) + (result.IsIncomplete ? "\nincomplete" : ""));
        var actual = ((Output)Assert.Single(Assert.Single(result.Stacks).Content.Members).Item).Value.ToString();
        Assert.Equal(expected, actual);
        return actual;
    }
}
