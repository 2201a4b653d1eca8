namespace Groundplan.Runner.Journal;

/// <summary>Where a run keeps its journal. Reading is free for all; writing takes a session, of which there is one.</summary>
internal interface IStateStore : IDisposable
{
    /// <summary>The folder or the address, for people.</summary>
    string Location { get; }

    /// <summary>Takes the lease and stands at the end of the journal.</summary>
    /// <exception cref="LeaseHeldError">Somebody else runs this.</exception>
    /// <exception cref="JournalDamagedError">Nothing is done on top of what is there.</exception>
    Task<StateSession> AcquireAsync(LeaseOwner owner, CancellationToken cancellationToken);

    /// <summary>Removes a lease that was left behind, and says so in the journal.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="reason">Why; not empty.</param>
    /// <param name="cancellationToken">Stops before anything was written.</param>
    /// <returns>The entry that says so.</returns>
    Task<JournalEntry> UnlockAsync(LeaseOwner by, string reason, CancellationToken cancellationToken);

    /// <summary>Who runs this; null for nobody. The lease of a process that was killed is there until somebody takes over.</summary>
    Task<Lease?> LeaseAsync(CancellationToken cancellationToken);

    /// <summary>All entries, each verified before it is given, without keeping them.</summary>
    /// <exception cref="JournalDamagedError">At the first that is not as it was written, or at the end when entries are missing there.</exception>
    IAsyncEnumerable<JournalEntry> ReadAllAsync(CancellationToken cancellationToken);

    Task<JournalReport> VerifyAsync(CancellationToken cancellationToken);
}
