using Groundplan.Oracle.Generation;
using Groundplan.Oracle.Running;
using Microsoft.CodeAnalysis;

namespace Groundplan.Oracle;

/// <summary>Writes random programs and compares each; batch by batch, so that memory stays flat.</summary>
internal static class RandomPrograms
{
    private const int BatchSize = 25;
    private const int Attempts = 6;

    private static int _rewritten;

    /// <summary>Sizes that grow from program to program, and start anew.</summary>
    public static int SizeOf(int seed, int size) => size > 0 ? size : 3 + (seed % 20);

    public static void Run(int programs, int seed, int size, int parallel, Report report)
    {
        var next = 0;
        LargeStack.Run(parallel, () =>
        {
            while (Interlocked.Add(ref next, BatchSize) - BatchSize is var start && start < programs)
                report.AddAll(Outcomes(seed + start, Math.Min(BatchSize, programs - start), size));
        });
    }

    /// <summary>The outcomes of some seeds; a program that does not compile is written anew.</summary>
    public static IReadOnlyList<Outcome> Outcomes(int seed, int count, int size)
    {
        var outcomes = new List<Outcome>();
        var seeds = Enumerable.Range(seed, count).ToList();
        for (var attempt = 0; attempt < Attempts && seeds.Count > 0; attempt++)
        {
            var results = Batch.Run([.. seeds.Select(one => Generator.Write(one, SizeOf(one, size), attempt))]);
            var invalid = seeds.Where((_, index) => results[index] is Invalid).ToList();
            outcomes.AddRange(results.Where(result => result is not Invalid || attempt == Attempts - 1));
            Interlocked.Add(ref _rewritten, invalid.Count);
            seeds = invalid;
        }

        return outcomes;
    }

    /// <summary>The first error of each program that the compiler rejects, with its place.</summary>
    public static IEnumerable<string> Errors(int count, int seed, int size)
    {
        var programs = Enumerable.Range(seed, count).Select(one => Generator.Write(one, SizeOf(one, size))).ToList();
        return Batch.Compile(programs).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(diagnostic => diagnostic.Location.SourceTree)
            .Select(group => group.First())
            .Select(error => $"{error.Id} {error.GetMessage()} AT {Around(error.Location)}");
    }

    private static string Around(Location location)
    {
        var text = location.SourceTree!.ToString();
        var start = Math.Max(0, location.SourceSpan.Start - 60);
        return text[start..location.SourceSpan.Start].ReplaceLineEndings(" ") + "<<<" + text[location.SourceSpan.Start..Math.Min(text.Length, location.SourceSpan.Start + 80)].ReplaceLineEndings(" ");
    }

    /// <summary>How many programs had to be written anew.</summary>
    public static int Rewritten => _rewritten;
}
