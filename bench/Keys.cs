using Groundplan.Analyzers;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.Bench;

/// <summary>What an editor does after each key: it asks for the findings of the file that is open.</summary>
internal static class Keys
{
    /// <summary>Asks the analyzers for the file that holds a text.</summary>
    /// <param name="compilation">The project as it is after the key.</param>
    /// <param name="edited">A text of the open file.</param>
    /// <param name="analyzer">Who is asked; the plan's analyzer where none is named.</param>
    /// <param name="mayFind">Whether the plan may have findings.</param>
    /// <exception cref="InvalidOperationException">The plan has a finding, or an analyzer threw.</exception>
    public static void Analyze(CSharpCompilation compilation, string edited, DiagnosticAnalyzer? analyzer = null, bool mayFind = false)
    {
        var open = compilation.SyntaxTrees.First(tree => tree.ToString().Contains(edited, StringComparison.Ordinal));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(new Dictionary<string, string> { ["ProjectDir"] = "/project/" })),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = new CompilationWithAnalyzers(compilation, [analyzer ?? new PlanAnalyzer()], options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(open), null, CancellationToken.None).GetAwaiter().GetResult();
        if (!mayFind && found.FirstOrDefault(finding => finding.Severity != DiagnosticSeverity.Hidden) is { } finding)
            throw new InvalidOperationException($"The plan of the benchmark has findings: {finding}");
    }
}
