using System.Globalization;

namespace Groundplan.Runner.Journal;

/// <summary>Somebody else runs this.</summary>
/// <param name="location">Of the store, for people.</param>
/// <param name="holder">Who; null when it is not known yet.</param>
/// <param name="wayOut">A sentence.</param>
/// <param name="mayUnlock">Whether a reason is enough to remove the lease, when its holder is dead.</param>
internal sealed class LeaseHeldError(string location, Lease? holder, string wayOut, bool mayUnlock = false) : RunnerError(ExitCode.Locked, Describe(location, holder, wayOut))
{
    public Lease? Holder { get; } = holder;

    /// <summary>The same, with the command that removes the lease, where one does.</summary>
    public LeaseHeldError With(string unlock) => mayUnlock ? new(location, Holder, $"{wayOut.TrimEnd('.')}: {unlock}") : this;

    private static string Describe(string location, Lease? holder, string wayOut)
        => string.Create(CultureInfo.InvariantCulture, $"Somebody else runs {location}: {holder?.ToString() ?? "who is not known yet"}. {wayOut}");
}
