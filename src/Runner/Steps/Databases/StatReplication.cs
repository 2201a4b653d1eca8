using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>The source's own view of its replicas, pg_stat_replication: exact, and in bytes where nothing is written.</summary>
/// <param name="Replica">The replica's name, for people.</param>
/// <param name="Source">The source.</param>
/// <param name="ApplicationName">Which replica; null for all that are connected, of which the slowest counts.</param>
internal sealed record StatReplication(string Replica, DatabaseEndpoint Source, string? ApplicationName) : ILagGauge
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // Without pg_monitor the positions of other users' connections are null.
    private const string Sql = """
        select application_name, state, extract(epoch from replay_lag)::float8, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::float8
        from pg_stat_replication
        """;

    public async Task<Observation> LookAsync(StepReading step, decimal maximumSeconds, Action<string> conceal, CancellationToken cancellationToken)
    {
        var result = await SqlReading.QueryAsync(step, Source, Sql, Timeout, conceal, cancellationToken);
        var rows = result.Rows.Where(r => ApplicationName is null || (string?)r[0] == ApplicationName).ToList();
        if (rows.Count == 0)
            return Observation.NotYet($"no replica{(ApplicationName is null ? "" : $" called {ApplicationName}")} is connected to {Source}");
        if (rows.Any(r => r[3] is null))
            return Observation.NotYet($"{Source} does not show where its replicas are; the user needs the role pg_monitor");
        if (rows.FirstOrDefault(r => (string?)r[1] != "streaming") is { } behind)
            return Observation.NotYet($"the replica {(string?)behind[0]} is in state {(string?)behind[1]}");
        var (bytes, seconds) = (rows.Max(Bytes), rows.Max(Seconds));
        var detail = string.Create(CultureInfo.InvariantCulture, $"{Replica} is {bytes} bytes and {seconds:0.###} s behind {Source.Host}");
        // The delay that was measured last stays for a while after all was replayed; bytes do not lie.
        var holds = bytes == 0 || (maximumSeconds > 0 && seconds <= maximumSeconds);
        return holds ? Observation.Holds(detail) : Observation.NotYet(string.Create(CultureInfo.InvariantCulture, $"{detail}; at most {maximumSeconds} s is wanted"));
    }

    private static decimal Bytes(JsonArray row) => Math.Max(0, row[3]!.GetValue<decimal>());

    // No measurement while bytes are missing means that none was confirmed yet.
    private static decimal Seconds(JsonArray row) => row[2]?.GetValue<decimal>() ?? (Bytes(row) == 0 ? 0 : decimal.MaxValue);
}
