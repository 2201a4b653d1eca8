using Groundplan.Runner.Output;

namespace Groundplan.Runner.Engine;

/// <summary>Leaves executors that do not stop by themselves: at a second signal, and a while after the journal broke or the lease was lost.</summary>
internal static class Abandonment
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for work, unless it is left.</summary>
    /// <exception cref="RunnerError">Why nothing more is written.</exception>
    /// <exception cref="OperationCanceledException">It was left because somebody asked for that.</exception>
    public static async Task AwaitAsync(Task work, RunLog log, Interrupts interrupts)
    {
        using var watched = CancellationTokenSource.CreateLinkedTokenSource(interrupts.Abandon);
        using var broken = log.Broken.Register(() => watched.CancelAfter(Patience));
        using var lost = log.Lost.Register(() => watched.CancelAfter(Patience));
        try
        {
            await work.WaitAsync(watched.Token);
        }
        catch (OperationCanceledException) when (watched.IsCancellationRequested)
        {
            throw log.Failure ?? (Exception)new OperationCanceledException("abandoned");
        }
    }
}
