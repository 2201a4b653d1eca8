using System.Globalization;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A lease in memory, whose store can be away or lose an answer.</summary>
internal sealed class ScriptedLeaseRecord : ILeaseRecord
{
    private readonly Lock _lock = new();
    private int _version;
    private TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lease? Lease { get; private set; }

    /// <summary>No request gets there.</summary>
    public bool Away { get; set; }

    /// <summary>The next write gets there, and its answer does not come back; the SDK asks again, and is refused.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Done at the next try to write.</summary>
    public Task Tried
    {
        get
        {
            lock (_lock)
                return (_tried = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Put(Lease? lease)
    {
        lock (_lock)
            (Lease, _version) = (lease, _version + 1);
    }

    public Task<HeldLease?> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Away ? throw new HttpRequestException("away") : Task.FromResult(Lease is null ? null : new HeldLease(Lease, Tag()));
    }

    public Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _tried.TrySetResult();
            if (Away)
                throw new HttpRequestException("away");
            if (tag != (Lease is null ? null : Tag()))
                return Task.FromResult<string?>(null);
            (Lease, _version) = (lease, _version + 1);
            if (!LosesAnswer)
                return Task.FromResult<string?>(Tag());
            LosesAnswer = false;
            return Task.FromResult<string?>(null);
        }
    }

    public Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Lease is null || tag != Tag())
                return Task.FromResult(false);
            Lease = null;
            return Task.FromResult(true);
        }
    }

    private string Tag() => _version.ToString(CultureInfo.InvariantCulture);
}
