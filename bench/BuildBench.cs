using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Bench;

/// <summary>
/// What documents cost a build: the compiler's processor time with and without Groundplan, in turn. A compiler server lives for many
/// builds, and its runtime compiles what it runs often once more in the background, so the first builds are counted by themselves.
/// </summary>
internal static class BuildBench
{
    private const int FirstRounds = 20;
    private const int Rounds = 11;

    public static void Run()
    {
        Measure("40 stacks of 25 resources, of one type", PlanSources.StacksOfOneType(40));
        Measure("40 stacks of 25 resources, each written out", PlanSources.Stacks(40));
    }

    private static void Measure(string what, IEnumerable<string> sources)
    {
        var files = sources.ToList();
        var first = Enumerable.Range(0, 3).Select(_ => (Without: First(files, withGroundplan: false), With: First(files, withGroundplan: true))).ToList();
        using var server = new CompilerServer();
        var all = Enumerable.Range(0, FirstRounds + Rounds).Select(round => Round(server, files, round)).ToList();
        var warm = all.Skip(FirstRounds).ToList();
        var without = Timing.MedianOf(warm.Select(round => round.Without));
        Line.Write($"{what}: a server's first build, without Groundplan", $"{Timing.MedianOf(first.Select(round => round.Without)):N0} ms");
        Line.Write($"{what}: a server's first build, with documents", $"+{Timing.MedianOf(first.Select(round => round.With - round.Without)):N0} ms");
        Line.Write($"{what}: compiler without Groundplan, CPU", $"{without:N0} ms");
        Line.Write($"{what}: its second to {FirstRounds}th build", $"+{Timing.MedianOf(all.Take(FirstRounds).Skip(1).Select(round => round.With - round.Without)):N0} ms");
        Line.Write($"{what}: with documents, everything changed", $"+{Timing.MedianOf(warm.Select(round => round.With - round.Without)):N0} ms", "≤ 350 ms");
        Line.Write($"{what}: with documents, one line changed", $"+{Timing.MedianOf(warm.Select(round => round.Edited - round.Without)):N0} ms", "≤ 350 ms");
        Line.Write($"{what}: ratio", $"{Timing.MedianOf(warm.Select(round => round.With)) / without:N2}");
    }

    private static double First(List<string> files, bool withGroundplan)
    {
        using var server = new CompilerServer();
        server.Write([.. files, UserCode.ImplicitUsings]);
        return server.Compile(withGroundplan);
    }

    private static (double Without, double With, double Edited) Round(CompilerServer server, List<string> files, int round)
    {
        // A new declaration may change what any name means, so nothing of the last build is taken over.
        server.Write([.. files.Select((text, index) => $"{text}\ninternal static class Round{index}x{round};\n"), UserCode.ImplicitUsings]);
        var plain = server.Compile(withGroundplan: false);
        var whole = server.Compile(withGroundplan: true);
        server.Edit(0, "Key of orders", $"Key {round} of orders");
        return (plain, whole, server.Compile(withGroundplan: true));
    }
}
