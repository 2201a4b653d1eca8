using Groundplan.Generators.Evaluation;
using Groundplan.TestKit;

namespace Groundplan.Bench;

/// <summary>What an editor waits for in a migration, by how many steps it has: ten times the steps are to take ten times as long, and no more.</summary>
internal static class MigrationBench
{
    public static void Run()
    {
        foreach (var services in (int[])[10, 100, 500])
        {
            Measure($"migration of {services * MigrationSources.StepsOfAService:N0} steps, one method", [.. MigrationSources.OfOneMethod(services)], "Z1234567890ABC");
            Measure($"migration of {services * MigrationSources.StepsOfAService:N0} steps, written out", [.. MigrationSources.WrittenOut(services)], "Z1234567890ABC");
            Measure($"migration of {services * MigrationSources.StepsOfAService:N0} steps, with findings", [.. MigrationSources.WithoutWayBack(services)], "Z1234567890ABC", mayFind: true);
            Measure($"migration of {services * MigrationSources.StepsOfAService:N0} steps, one list, two findings each", [.. MigrationSources.OneList(services * MigrationSources.StepsOfAService)], "Z1234567890ABC", mayFind: true);
            Measure($"migration of {services * MigrationSources.StepsOfAService:N0} steps, joined by After", [.. MigrationSources.JoinedByAfter(services)], "Z1234567890ABC");
        }
    }

    private static void Measure(string what, string[] sources, string edited, bool mayFind = false)
    {
        var compilation = UserCode.CompileWithErrors(sources).WithAssemblyName(what);
        var first = Timing.Of(() => Keys.Analyze(compilation.Clone(), edited, mayFind: mayFind)).Milliseconds;
        var keys = Enumerable.Range(0, 9).Select(_ =>
        {
            compilation = Edits.TypeInto(compilation, edited);
            var evaluation = Timing.Of(() => Evaluator.Evaluate(compilation, CancellationToken.None)).Milliseconds;
            return (Evaluation: evaluation, All: evaluation + Timing.Of(() => Keys.Analyze(compilation, edited, mayFind: mayFind)).Milliseconds);
        }).Skip(2).ToList();
        Line.Write($"{what}: all findings, first in the process", $"{first:N0} ms");
        Line.Write($"{what}: evaluation after a key, median", $"{Timing.MedianOf(keys.Select(key => key.Evaluation)):N0} ms");
        Line.Write($"{what}: evaluation and rules after a key, median", $"{Timing.MedianOf(keys.Select(key => key.All)):N0} ms");
    }
}
