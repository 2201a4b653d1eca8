using System.Diagnostics;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>The runner as a process of its own, which can be killed.</summary>
internal sealed class RunnerProcess : IDisposable
{
    private const int UnitOfLimit = 1024;
    private const int EndedByKill = 128 + 9; // by SIGKILL, as a shell counts it

    private readonly Lock _lock = new();
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;
    private bool _isOver;

    private RunnerProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it was killed, or is about to be.</summary>
    public bool IsKilled { get; private set; }

    /// <param name="manner">How it is started.</param>
    /// <param name="program">A type of the program that is started.</param>
    /// <param name="words">The command line.</param>
    public static RunnerProcess Start(Manner manner, Type program, string[] words)
    {
        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", program.Assembly.Location, .. words];
        // The signal ignored, a write beyond the limit fails as it does where there is no space.
        string[] limited = ["bash", "-c", "trap '' XFSZ; ulimit -f $0; exec \"$@\"", $"{(manner.MostOfAFile + UnitOfLimit - 1) / UnitOfLimit}", .. command];
        var line = manner.MostOfAFile is null ? command : limited;
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // its mapping is a file, and larger than the limit
        if (manner.Credentials is var (key, secret))
            (start.Environment["AWS_ACCESS_KEY_ID"], start.Environment["AWS_SECRET_ACCESS_KEY"]) = (key, secret);
        return new RunnerProcess(Process.Start(start)!);
    }

    /// <summary>SIGKILL: it learns nothing of it. Nothing where it has ended by itself.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            IsKilled = true;
            _process.Kill();
        }
    }

    /// <summary>Waits for its end; its exit code and all that it said.</summary>
    public async Task<(int Code, string Text)> EndAsync(TimeSpan patience)
    {
        using var impatience = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(impatience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new TimeoutException($"The runner did not end within {patience}. It said: {await _output}{await _errors}");
        }
        lock (_lock)
        {
            _isOver = true;
            IsKilled &= _process.ExitCode == EndedByKill; // the signal may have come too late
        }
        return (_process.ExitCode, await _output + await _errors);
    }

    public void Dispose() => _process.Dispose();
}
