using System.Globalization;

namespace Groundplan.Runner.Journal;

/// <summary>Somebody else runs this.</summary>
internal sealed class LeaseHeldError(string location, Lease? holder, string wayOut) : RunnerError(ExitCode.Locked, Describe(location, holder, wayOut))
{
    /// <summary>Who; null when it is not known yet.</summary>
    public Lease? Holder { get; } = holder;

    private static string Describe(string location, Lease? holder, string wayOut)
        => string.Create(CultureInfo.InvariantCulture, $"Somebody else runs {location}: {holder?.ToString() ?? "who is not known yet"}. {wayOut}");
}
