using Groundplan.TestKit;

namespace Groundplan.Bench;

/// <summary>
/// What an editor waits for after each key: the findings of the file that is open. The editor's host binds that file for its own
/// errors before any analyzer is asked; what that costs is measured in turn with an analyzer that does nothing.
/// </summary>
internal static class KeystrokeBench
{
    public static void Run()
    {
        Measure("10 stacks, 250 resources", [.. PlanSources.Stacks(10)], "aws:kms", "< 50 ms");
        Measure("10 platforms of 11 resources", [.. PlanSources.Platforms(10)], "\"w7", "< 50 ms");
    }

    private static void Measure(string what, string[] sources, string edited, string aim = "")
    {
        var compilation = UserCode.CompileWithErrors(sources).WithAssemblyName("Keystroke" + sources.Length);
        for (var i = 0; i < 20; i++)
            Key();
        var early = Enumerable.Range(0, 10).Select(_ => Key()).ToList();
        var late = Enumerable.Range(0, 40).Select(_ => Key()).ToList();
        var host = Timing.MedianOf(late.Select(key => key.Host.Milliseconds));
        var added = Timing.MedianOf(late.Select(key => key.Groundplan.Milliseconds - key.Host.Milliseconds));
        Line.Write($"{what}: an editor's own binding after a key, median", $"{host:N1} ms");
        Line.Write($"{what}: analyzers and evaluation after a key, median", $"+{added:N1} ms", aim);
        Line.Write($"{what}: allocated for a key, then 10 keys later", $"{Allocated(early):N0}, {Allocated(late):N0} KiB", "flat");

        (Timing Host, Timing Groundplan) Key()
        {
            compilation = Edits.TypeInto(compilation, edited);

            // Clones, so that neither finds what the other has bound.
            return (Timing.Of(() => Keys.Analyze(compilation.Clone(), edited, new NothingAnalyzer())), Timing.Of(() => Keys.Analyze(compilation.Clone(), edited)));
        }
    }

    private static double Allocated(List<(Timing Host, Timing Groundplan)> keys) => Timing.MedianOf(keys.Select(key => key.Groundplan.Kilobytes - key.Host.Kilobytes));
}
