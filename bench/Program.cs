using System.Globalization;
using Groundplan.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(string Name, Action Run)[] benches =
[
    ("evaluation", EvaluationBench.Run),
    ("migration", MigrationBench.Run),
    ("keystroke", KeystrokeBench.Run),
    ("corpus", CorpusBench.Run),
    ("build", BuildBench.Run),
    ("nochange", NoChangeBench.Run),
];
if (args.Any(argument => benches.All(bench => bench.Name != argument)))
{
    Console.Error.WriteLine($"usage: bench [{string.Join(" | ", benches.Select(bench => bench.Name))}] ...   without names, all");
    return 2;
}

Line.Head();
foreach (var bench in benches.Where(bench => args.Length == 0 || args.Contains(bench.Name)))
    bench.Run();
return 0;
