using Groundplan.Runner;
using Groundplan.Runner.Output;

using var interrupts = Interrupts.OfProcess();
return await Cli.RunAsync(args, Host.OfProcess(interrupts));
