using System.Security.Cryptography;
using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Output;

/// <summary>What the tool needs of the process it runs in; tests bring their own.</summary>
internal sealed record Host
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Output goes to a terminal: colours and live progress.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Somebody can answer a question.</summary>
    public bool CanAsk { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public required Interrupts Interrupts { get; init; }

    /// <summary>A random word of so many characters of [a-z0-9].</summary>
    public Func<int, string> RandomWord { get; init; } = length => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>A random number in [0, 1), for jitter.</summary>
    public Func<double> Jitter { get; init; } = () => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    /// <summary>Why a part of the output was lost; null for nothing.</summary>
    public Func<Exception?> OutputProblem { get; init; } = () => null;

    /// <summary>How services are asked again and again.</summary>
    public Pace Pace => new(Time, Jitter);

    /// <summary>The console of the process.</summary>
    public static Host OfProcess(Interrupts interrupts)
    {
        var output = new OutputWriter(Console.Out);
        // Set, not only used: what draws tables looks whether it writes to the console.
        Console.SetOut(output);
        Console.SetError(new OutputWriter(Console.Error));
        return new()
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            IsTerminal = !Console.IsOutputRedirected,
            CanAsk = !Console.IsInputRedirected && !Console.IsOutputRedirected,
            Interrupts = interrupts,
            OutputProblem = () => output.Problem,
        };
    }
}
