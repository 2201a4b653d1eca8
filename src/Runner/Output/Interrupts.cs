using System.Runtime.InteropServices;

namespace Groundplan.Runner.Output;

/// <summary>Ctrl-C and SIGTERM: the first asks to stop and tidy up, the second to stop at once.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Set by the second signal.</summary>
    public CancellationToken Abandon => _abandon.Token;

    /// <summary>Listens to the process's signals.</summary>
    public static Interrupts OfProcess()
    {
        var interrupts = new Interrupts();
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            interrupts._signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                interrupts.Raise();
            }));
        return interrupts;
    }

    public void Raise() => (_stop.IsCancellationRequested ? _abandon : _stop).Cancel();

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _stop.Dispose();
        _abandon.Dispose();
    }
}
