using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>The journal as the engine writes it: each entry that is kept is taken into the state, in order. After an error of the journal nothing more is written or begun.</summary>
internal sealed class RunLog(StateSession session, RunState state, Redaction redaction) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _broken = new();

    public RunState State => state;

    public Redaction Redaction => redaction;

    /// <summary>Set when the journal takes no more entries, or the lease is lost: whatever runs stops.</summary>
    public CancellationToken Broken => _broken.Token;

    /// <summary>Set when the lease is lost.</summary>
    public CancellationToken Lost => session.Lost;

    /// <summary>Whose run was killed before this one.</summary>
    public Lease? TakenOver => session.TakenOver;

    /// <summary>Why nothing more is written; null while all is well.</summary>
    public RunnerError? Failure { get; private set; }

    /// <summary>Writes an entry; returns what is kept, without secrets.</summary>
    public async Task<JournalEntry> AppendAsync(string kind, JsonObject data, string? step = null, int? attempt = null, string? token = null)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (Failure is not null)
                throw Failure;
            var entry = await session.AppendAsync(new JournalEvent(kind, step, attempt, token, data), CancellationToken.None);
            state.Take(entry);
            return entry;
        }
        catch (RunnerError e) when (e is JournalWriteError or LeaseLostError)
        {
            Failure ??= e;
            await _broken.CancelAsync();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        _gate.Dispose();
        _broken.Dispose();
    }
}
