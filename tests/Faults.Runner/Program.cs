using Groundplan.Faults.Runner;
using Groundplan.Runner;
using Groundplan.Runner.Output;

// <clock file> <journal> <step to be held, or nothing> <words for the runner>…
if (args is not [var clock, var journal, var held, .. var words])
    return ExitCode.Usage;
using var file = new ClockFile(clock);
TimeProvider time = new FastTime(file);
using var interrupts = Interrupts.OfProcess();
return await Cli.RunAsync(words, Host.OfProcess(interrupts) with { Time = held.Length == 0 ? time : new HeldTime(time, journal, held) });
