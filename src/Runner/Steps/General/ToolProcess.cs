using System.ComponentModel;
using System.Diagnostics;

namespace Groundplan.Runner.Steps.General;

/// <summary>Runs a program as a child process: an argument list and no shell, bounded output, and nothing of it is left running when it is cancelled.</summary>
internal static class ToolProcess
{
    // Grandchildren that inherited the pipes may hold them open after the program itself has ended.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    /// <exception cref="StepFailure">The program is not there or cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the program and what it started are dead.</exception>
    public static async Task<ToolAnswer> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(run);
        using var reading = new CancellationTokenSource();
        var output = ToolOutput.ReadAsync(process.StandardOutput.BaseStream, run.KeptBytes, reading.Token);
        var error = ToolOutput.ReadAsync(process.StandardError.BaseStream, run.KeptBytes, reading.Token);
        try
        {
            await WriteAsync(process, run.Input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await KillAsync(process);
            throw;
        }
        finally
        {
            reading.CancelAfter(Drain);
            await Task.WhenAll(output, error);
        }
        var (kept, complaints) = (await output, await error);
        return new ToolAnswer(process.ExitCode, kept.Text, complaints.Text, kept.Truncated || complaints.Truncated);
    }

    private static Process Start(ToolRun run)
    {
        var start = new ProcessStartInfo(run.Program, run.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = run.Folder ?? "",
        };
        if (run.Environment is { } seen)
            foreach (var name in start.Environment.Keys.Except(seen, StringComparer.Ordinal).ToList())
                start.Environment.Remove(name);
        foreach (var (name, value) in run.Variables)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StepFailure($"'{run.Program}' cannot be started: {e.Message}. Install it, or see to it that PATH leads to it.", inner: e);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended, or closed its input, without reading all of it: its exit code says what that means.
        }
    }

    private static async Task KillAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It, or a child of its, ended by itself meanwhile.
        }
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
