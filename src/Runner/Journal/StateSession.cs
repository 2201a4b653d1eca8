using Amazon.Runtime;

namespace Groundplan.Runner.Journal;

/// <summary>The right to append: a lease, renewed until it is disposed of, and the end of the journal.</summary>
internal sealed class StateSession : IAsyncDisposable
{
    private readonly string _location;
    private readonly ILeaseRecord _record;
    private readonly StateSettings _settings;
    private readonly IJournalWriter _writer;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _lost = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _renewals;
    private LeaseLostError? _loss;
    private string _tag;
    private long _renewed;
    private bool _disposed;

    private StateSession(string location, ILeaseRecord record, StateSettings settings, IJournalWriter writer, HeldLease held, Lease? takenOver)
    {
        (_location, _record, _settings, _writer, Lease, _tag, TakenOver) = (location, record, settings, writer, held.Lease, held.Tag, takenOver);
        _renewed = settings.Time.GetTimestamp();
        _timer = new PeriodicTimer(Interval, settings.Time);
        _renewals = RenewRegularlyAsync();
    }

    public Lease Lease { get; private set; }

    /// <summary>Whose lease this was before, when it was never released: that run was killed, or lost its machine.</summary>
    public Lease? TakenOver { get; }

    /// <summary>Cancelled when the lease is lost: stop what runs. The next append says why.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Sequence of the last entry; 0 for none.</summary>
    public long Sequence => _writer.Sequence;

    private TimeSpan Interval => _settings.LeaseDuration / 3;

    /// <param name="location">Of the store, for people.</param>
    /// <param name="record">Where the lease is.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="settings">Clock and duration.</param>
    /// <param name="mayReplace">Whether a lease that is there may be taken over.</param>
    /// <param name="open">Opens the journal; asked only by who has the lease.</param>
    /// <param name="cancellationToken">Stops before the session is there; the lease is then as it was.</param>
    public static async Task<StateSession> OpenAsync(
        string location, ILeaseRecord record, LeaseOwner owner, StateSettings settings, Func<Lease, bool> mayReplace, Func<Task<IJournalWriter>> open, CancellationToken cancellationToken)
    {
        var before = await record.ReadAsync(cancellationToken);
        if (before is not null && !mayReplace(before.Lease))
            throw new LeaseHeldError(location, before.Lease, "It may be taken over when it has expired; when you know that nobody runs, unlock it with a reason.", mayUnlock: true);
        var now = settings.Time.GetUtcNow();
        var lease = new Lease(owner.Id, owner.Host, owner.Pid, now, now + settings.LeaseDuration);
        var held = await TakeAsync(location, record, lease, before?.Tag, cancellationToken);
        try
        {
            return new StateSession(location, record, settings, await open(), held, before?.Lease);
        }
        catch
        {
            await PutBackAsync(record, before?.Lease, held.Tag);
            throw;
        }
    }

    /// <summary>Writes an entry; returns when it is kept for certain.</summary>
    /// <exception cref="LeaseLostError">The lease is somebody else's; nothing was written.</exception>
    /// <exception cref="JournalWriteError">Says what is kept.</exception>
    public async Task<JournalEntry> AppendAsync(JournalEvent what, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            await HoldAsync(cancellationToken);
            return await _writer.AppendAsync(what);
        }
        catch (LeaseLostError e)
        {
            Lose(e);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the renewals and gives the lease back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _timer.Dispose();
        await _renewals;
        await _gate.WaitAsync();
        try
        {
            _disposed = true;
            if (_loss is null && await OwnAsync(CancellationToken.None) is { } own)
                await _record.TryRemoveAsync(own.Tag, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
            _writer.Dispose();
        }
    }

    private static async Task<HeldLease> TakeAsync(string location, ILeaseRecord record, Lease lease, string? before, CancellationToken cancellationToken)
    {
        if (await record.TryWriteAsync(lease, before, cancellationToken) is { } tag)
            return new HeldLease(lease, tag);
        // A request that was sent again by the SDK is refused because of itself.
        var now = await record.ReadAsync(cancellationToken);
        return now?.Lease == lease ? now : throw new LeaseHeldError(location, now?.Lease, "It was quicker.");
    }

    private static async Task PutBackAsync(ILeaseRecord record, Lease? before, string tag)
    {
        if (before is null)
            await record.TryRemoveAsync(tag, CancellationToken.None);
        else
            await record.TryWriteAsync(before, tag, CancellationToken.None);
    }

    private async Task RenewRegularlyAsync()
    {
        while (_loss is null && await _timer.WaitForNextTickAsync())
            await RenewOnceAsync();
    }

    // Runs beside the work: what goes wrong is tried again at the next tick and by the next append, which says so, until the lease has expired.
    private async Task RenewOnceAsync()
    {
        await _gate.WaitAsync();
        try
        {
            await RenewAsync(CancellationToken.None);
        }
        catch (LeaseLostError e)
        {
            Lose(e);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            if (_settings.Time.GetUtcNow() >= Lease.Expires || _settings.Time.GetElapsedTime(_renewed) >= _settings.LeaseDuration)
                Lose(new LeaseLostError(_location, Lease.Owner, $"it could not be renewed before it expired ({e.Message})", e));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (_loss is not null)
            throw _loss;
        try
        {
            if (_settings.Time.GetElapsedTime(_renewed) >= Interval || _settings.Time.GetUtcNow() >= Lease.Expires - Interval)
                await RenewAsync(cancellationToken);
            else
                _tag = (await OwnAsync(cancellationToken) ?? throw await LossAsync(cancellationToken)).Tag;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            throw new JournalWriteError(_location, Sequence, "The entry was not written, because the lease could not be looked at.", e);
        }
    }

    // The second try is for a write whose answer was lost: it changed the tag, and the owner is still this one.
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var renewed = Lease with { Expires = _settings.Time.GetUtcNow() + _settings.LeaseDuration };
            var asked = _settings.Time.GetTimestamp();
            if (await _record.TryWriteAsync(renewed, _tag, cancellationToken) is { } tag)
            {
                (Lease, _tag, _renewed) = (renewed, tag, asked);
                return;
            }
            _tag = (await OwnAsync(cancellationToken) ?? throw await LossAsync(cancellationToken)).Tag;
        }
        throw new LeaseLostError(_location, Lease.Owner, "somebody else writes it at the same time");
    }

    private async Task<HeldLease?> OwnAsync(CancellationToken cancellationToken)
        => await _record.ReadAsync(cancellationToken) is { } now && now.Lease.Owner == Lease.Owner ? now : null;

    private async Task<LeaseLostError> LossAsync(CancellationToken cancellationToken)
    {
        var now = await _record.ReadAsync(cancellationToken);
        return new LeaseLostError(_location, Lease.Owner, now is null ? "it was removed" : $"it is now held by {now.Lease}");
    }

    private static bool IsTrouble(Exception e)
        => e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or UnauthorizedAccessException || e is OperationCanceledException { InnerException: TimeoutException };

    private void Lose(LeaseLostError loss)
    {
        _loss ??= loss;
        _lost.Cancel();
    }
}
