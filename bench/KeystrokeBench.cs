using Groundplan.Analyzers;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.Bench;

/// <summary>What an editor waits for after each key: the findings of the file that is open.</summary>
internal static class KeystrokeBench
{
    public static void Run()
    {
        Measure("10 stacks, 250 resources", [.. PlanSources.Stacks(10)], "aws:kms", "< 50 ms");
        Measure("10 platforms of 11 resources", [.. PlanSources.Platforms(10)], "\"w7");
    }

    private static void Measure(string what, string[] sources, string edited, string aim = "")
    {
        var compilation = UserCode.CompileWithErrors(sources).WithAssemblyName("Keystroke" + sources.Length);
        for (var i = 0; i < 20; i++)
            Analyze(compilation = Edits.TypeInto(compilation, edited), edited);
        var early = Median(10);
        var late = Median(40);
        Line.Write($"{what}: analyzers and evaluation after a key, median", $"{late.Milliseconds:N1} ms", aim);
        Line.Write($"{what}: allocated for a key, then 10 keys later", $"{early.Kilobytes:N0}, {late.Kilobytes:N0} KiB", "flat");

        Timing Median(int keys) => Timing.Median(keys, _ =>
        {
            compilation = Edits.TypeInto(compilation, edited);
            return () => Analyze(compilation, edited);
        });
    }

    private static void Analyze(CSharpCompilation compilation, string edited)
    {
        var open = compilation.SyntaxTrees.First(tree => tree.ToString().Contains(edited, StringComparison.Ordinal));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(new Dictionary<string, string> { ["ProjectDir"] = "/project/" })),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = new CompilationWithAnalyzers(compilation, [new PlanAnalyzer()], options)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(open), null, CancellationToken.None).GetAwaiter().GetResult();
        if (!found.IsEmpty)
            throw new InvalidOperationException($"The plan of the benchmark has findings: {found[0]}");
    }
}
