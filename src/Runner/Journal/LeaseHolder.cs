using System.ComponentModel;
using System.Diagnostics;

namespace Groundplan.Runner.Journal;

/// <summary>Whether the process that a lease names is still there.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Runs">As far as this machine can tell; of another machine only the lease's end is known.</param>
/// <param name="FreeFrom">When somebody else may take over; null for at once.</param>
internal sealed record LeaseHolder(Lease Lease, bool Runs, DateTimeOffset? FreeFrom)
{
    // A clock's steps and the time between the start of a process and its lease.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <param name="lease">The lease.</param>
    /// <param name="location">Of the store: in a folder the lock ends with its process, elsewhere only the lease's end counts.</param>
    /// <param name="now">The time.</param>
    public static LeaseHolder Of(Lease lease, string location, DateTimeOffset now)
    {
        var isHere = IsHere(lease);
        var isOver = lease.Expires <= now;
        var runs = isHere ? IsThere(lease) : !isOver;
        return new LeaseHolder(lease, runs, isOver || (isHere && !location.StartsWith(S3Place.Scheme, StringComparison.Ordinal)) ? null : lease.Expires);
    }

    /// <summary>For people.</summary>
    /// <param name="command">What takes over.</param>
    public string Text(string command)
        => Runs
            ? $"running in process {Lease.Pid} on {Lease.Host}"
            : $"killed: {(IsHere(Lease) ? "" : "the lease of ")}process {Lease.Pid} on {Lease.Host} {(IsHere(Lease) ? "is gone" : "has ended")}; {command} takes over{(FreeFrom is { } from ? $" from {Moments.Write(from)} on" : "")}";

    private static bool IsHere(Lease lease) => lease.Host == Environment.MachineName;

    // Numbers of processes are given anew: one that began after the lease is another.
    private static bool IsThere(Lease lease)
    {
        try
        {
            using var process = Process.GetProcessById(lease.Pid);
            return process.StartTime.ToUniversalTime() <= lease.Acquired.UtcDateTime + Slack;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Exception e) when (e is Win32Exception or NotSupportedException)
        {
            return true; // it is there, and somebody else's
        }
    }
}
