using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Bench;

/// <summary>What documents cost a build: the compiler's processor time with and without Groundplan, in turn.</summary>
internal static class BuildBench
{
    private const int Rounds = 7;

    public static void Run()
    {
        Measure("40 stacks of 25 resources, each written out", PlanSources.Stacks(40));
        Measure("40 stacks of 25 resources, of one type", PlanSources.StacksOfOneType(40));
    }

    private static void Measure(string what, IEnumerable<string> sources)
    {
        using var server = new CompilerServer();
        var files = sources.ToList();
        for (var warm = 0; warm < 3; warm++)
            Round(warm);
        var rounds = Enumerable.Range(3, Rounds).Select(Round).ToList();
        var without = Timing.MedianOf(rounds.Select(round => round.Without));
        var with = Timing.MedianOf(rounds.Select(round => round.With));
        var edited = Timing.MedianOf(rounds.Select(round => round.Edited));
        Line.Write($"{what}: compiler without Groundplan, CPU", $"{without:N0} ms");
        Line.Write($"{what}: with documents, everything changed", $"+{with - without:N0} ms", "≤ 350 ms");
        Line.Write($"{what}: with documents, one line changed", $"+{edited - without:N0} ms");
        Line.Write($"{what}: ratio", $"{with / without:N2}");

        (double Without, double With, double Edited) Round(int round)
        {
            // A new declaration may change what any name means, so nothing of the last build is taken over.
            server.Write([.. files.Select((text, index) => $"{text}\ninternal static class Round{index}x{round};\n"), UserCode.ImplicitUsings]);
            var plain = server.Compile(withGroundplan: false);
            var whole = server.Compile(withGroundplan: true);
            server.Edit(0, "bench-{Env}", $"bench{round}-{{Env}}");
            return (plain, whole, server.Compile(withGroundplan: true));
        }
    }
}
