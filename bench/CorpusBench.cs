using Groundplan.Oracle;
using Groundplan.Oracle.Running;

namespace Groundplan.Bench;

/// <summary>What interpreting costs beside running: the oracle's corpus, evaluated and executed as compiled Debug code, JIT included.</summary>
internal static class CorpusBench
{
    private const int Rounds = 5;

    public static void Run()
    {
        var programs = Corpus.Programs;
        var executed = Timing.Median(Rounds, _ =>
        {
            var dll = new MemoryStream();
            if (!Batch.Compile(programs).Emit(dll).Success)
                throw new InvalidOperationException("The corpus does not compile.");
            dll.Position = 0;
            return () =>
            {
                using var execution = new Execution(dll);
                foreach (var program in programs)
                    execution.Run(program);
            };
        });
        var evaluated = Timing.Median(Rounds, _ =>
        {
            var compilation = Batch.Compile(programs);
            return () => LargeStack.Run(1, () =>
            {
                foreach (var program in programs)
                {
                    if (Evaluation.Run(compilation, program).Refusals.Count > 0)
                        throw new InvalidOperationException($"{program.Name} cannot be evaluated.");
                }
            });
        });
        Line.Write($"corpus of {programs.Count} programs: executed, JIT included", $"{executed.Milliseconds:N0} ms");
        Line.Write($"corpus of {programs.Count} programs: evaluated, binding included", $"{evaluated.Milliseconds:N0} ms");
        Line.Write($"corpus of {programs.Count} programs: ratio", $"{evaluated.Milliseconds / executed.Milliseconds:N1}", "< 60");
    }
}
