namespace Groundplan.Runner.Journal;

/// <summary>Where a store keeps its one lease. Writes are conditional: of two that saw the same, one succeeds.</summary>
internal interface ILeaseRecord
{
    /// <summary>Null when nobody holds it.</summary>
    Task<HeldLease?> ReadAsync(CancellationToken cancellationToken);

    /// <param name="lease">The new content.</param>
    /// <param name="tag">What is there now; null for nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The new tag; null when something else was there.</returns>
    Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken);

    /// <returns>Whether that was there.</returns>
    Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken);
}

/// <summary>A lease as it was read, and the tag that stands for this very content.</summary>
internal sealed record HeldLease(Lease Lease, string Tag);
