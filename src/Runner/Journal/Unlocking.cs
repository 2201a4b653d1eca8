namespace Groundplan.Runner.Journal;

/// <summary>Removing somebody's lease, the same in every store.</summary>
internal static class Unlocking
{
    /// <param name="store">Whose lease.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="force">Takes the lease from whoever has it.</param>
    /// <param name="cancellationToken">Stops before anything was written.</param>
    public static async Task<JournalEntry> RunAsync(
        IStateStore store, LeaseOwner by, string reason, Func<LeaseOwner, CancellationToken, Task<StateSession>> force, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw RunnerError.Usage("Unlocking takes a reason, which goes into the journal.");
        if (await store.LeaseAsync(cancellationToken) is null)
            throw RunnerError.Refused($"Nobody holds {store.Location}: there is nothing to unlock.");
        await using var session = await force(by, cancellationToken);
        return await session.AppendAsync(
            new JournalEvent(JournalKind.Unlocked, Data: new() { ["reason"] = reason, ["by"] = by.Id, ["lease"] = session.TakenOver?.ToJson() }), cancellationToken);
    }
}
