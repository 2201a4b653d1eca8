using Groundplan.Oracle;
using Groundplan.Oracle.Generation;
using Groundplan.Oracle.Running;

var options = Options.Parse(args);
if (options.Print)
{
    for (var seed = options.Seed; seed < options.Seed + options.Programs; seed++)
        Console.WriteLine(Generator.Write(seed, RandomPrograms.SizeOf(seed, options.Size)).Source);
    return 0;
}

if (options.Invalid)
{
    foreach (var error in RandomPrograms.Errors(options.Programs, options.Seed, options.Size))
        Console.WriteLine(error);
    return 0;
}

var report = new Report(Console.Out, shrinks: !options.Corpus);
if (options.Corpus)
    LargeStack.Run(1, () => report.AddAll(Corpus.Run()));
else
    RandomPrograms.Run(options.Programs, options.Seed, options.Size, options.Parallel, report);
return report.Finish();
