using Groundplan.Runner.Output;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>What a run of the tool gave.</summary>
internal sealed record RunResult(int Code, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>Runs the real commands in this process.</summary>
internal sealed class RunnerSession : IDisposable
{
    public Interrupts Interrupts { get; } = new();

    public ImmediateTime Time { get; } = new();

    /// <summary>What the user types; null for nobody there.</summary>
    public string? Answers { get; init; }

    public async Task<RunResult> RunAsync(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = await Cli.RunAsync(args, new Host
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            In = new StringReader(Answers ?? ""),
            CanAsk = Answers is not null,
            Time = Time,
            Interrupts = Interrupts,
            RandomWord = length => length == 4 ? "x7k2" : Guid.NewGuid().ToString("N")[..length],
            Jitter = () => 0.5,
        });
        return new RunResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Interrupts.Dispose();
}
