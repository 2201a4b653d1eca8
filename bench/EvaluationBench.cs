using Groundplan.Generators.Evaluation;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Bench;

/// <summary>Evaluation alone: from nothing, and after an edit.</summary>
internal static class EvaluationBench
{
    public static void Run()
    {
        Measure("1,000 platforms", [.. PlanSources.Platforms(1000)], "\"w17", "< 1.0 s", "< 150 ms");
        Measure("40 stacks of 25 resources, each written out", [.. PlanSources.Stacks(40)], "aws:kms");
        Measure("40 stacks of 25 resources, of one type", [.. PlanSources.StacksOfOneType(40)], "\"s7");
        Cancel("1,000 platforms", [.. PlanSources.Platforms(1000)]);
        Cancel("40 stacks of 25 resources, each written out", [.. PlanSources.Stacks(40)]);
    }

    /// <summary>From the request to the end, at many points of an evaluation.</summary>
    private static void Cancel(string what, string[] sources)
    {
        var waits = Enumerable.Range(1, 25).Select(run =>
        {
            using var source = new CancellationTokenSource();
            var compilation = Fresh(sources, 1000 + run);
            var evaluation = Task.Run(() => Evaluator.Evaluate(compilation, source.Token));
            source.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(run * 5));
            var asked = System.Diagnostics.Stopwatch.GetTimestamp();
            source.Cancel();
            ((IAsyncResult)evaluation).AsyncWaitHandle.WaitOne();
            return System.Diagnostics.Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        }).Order().ToList();
        Line.Write($"{what}: cancelled, median and longest of {waits.Count}", $"{waits[waits.Count / 2]:N1}, {waits[^1]:N1} ms", "< 20 ms");
    }

    private static void Measure(string what, string[] sources, string edited, string aimCold = "", string aimEdit = "")
    {
        var compilation = Fresh(sources, 0);
        var first = Timing.Of(() => Evaluate(compilation));
        var cold = Timing.Median(7, run =>
        {
            var fresh = Fresh(sources, run + 1);
            return () => Evaluate(fresh);
        });
        var edit = Timing.Median(21, _ =>
        {
            compilation = Edits.TypeInto(compilation, edited);
            return () => Evaluate(compilation);
        });
        Line.Write($"{what}: evaluated, first in the process", $"{first.Milliseconds:N0} ms", aimCold);
        Line.Write($"{what}: evaluated from nothing, median", $"{cold.Milliseconds:N0} ms", aimCold);
        Line.Write($"{what}: after an edit of one line, median", $"{edit.Milliseconds:N1} ms", aimEdit);
        Line.Write($"{what}: the edit's share of the whole", $"1 : {cold.Milliseconds / edit.Milliseconds:N0}");
    }

    private static CSharpCompilation Fresh(string[] sources, int run) => UserCode.CompileWithErrors(sources).WithAssemblyName($"Evaluation{sources.Length}x{run}");

    private static void Evaluate(CSharpCompilation compilation)
    {
        if (!Evaluator.Evaluate(compilation, CancellationToken.None).IsWhole)
            throw new InvalidOperationException("The plan of the benchmark cannot be evaluated.");
    }
}
