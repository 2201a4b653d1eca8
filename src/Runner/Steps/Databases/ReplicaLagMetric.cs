using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>The metric ReplicaLag of CloudWatch, one value a minute. Of PostgreSQL it grows up to five minutes while the source has nothing to write.</summary>
internal sealed record ReplicaLagMetric(string Replica, string? Region) : ILagGauge
{
    private static readonly AwsRead GetMetricStatistics = new(AwsService.CloudWatch, "GetMetricStatistics");
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    public async Task<Observation> LookAsync(StepReading step, decimal maximumSeconds, Action<string> conceal, CancellationToken cancellationToken)
    {
        var aws = step.Services.In(Region).Aws;
        // The metric of an instance that is no replica any more goes on for a while.
        if (await DatabaseLookup.FindAsync(aws, Replica, cancellationToken) is not { } instance)
            return Observation.NotYet($"there is no database instance {Replica}");
        if (instance.Source.Length == 0)
            return Observation.Failed($"database instance {Replica} is no replica, so it has no lag");
        var now = step.Time.GetUtcNow();
        var answer = await aws.XmlAsync(
            GetMetricStatistics,
            new()
            {
                ["Namespace"] = "AWS/RDS",
                ["MetricName"] = "ReplicaLag",
                ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "DBInstanceIdentifier", ["Value"] = Replica }),
                ["StartTime"] = Text(now - Oldest),
                ["EndTime"] = Text(now),
                ["Period"] = 60,
                ["Statistics"] = new JsonArray("Maximum"),
            },
            cancellationToken);
        var newest = answer.List("Datapoints", d => (Time: d.Time("Timestamp"), Value: Number(d))).Where(d => d is { Time: not null, Value: not null }).OrderBy(d => d.Time).LastOrDefault();
        return newest switch
        {
            { Value: null } => Observation.NotYet($"CloudWatch has no ReplicaLag of {Replica} in the last five minutes"),
            { Value: < 0 } => Observation.NotYet($"ReplicaLag of {Replica} is -1: replication is not active"),
            _ when newest.Value <= maximumSeconds => Observation.Holds(Say(newest.Value.Value)),
            _ => Observation.NotYet(string.Create(CultureInfo.InvariantCulture, $"{Say(newest.Value.Value)}; at most {maximumSeconds} s is wanted")),
        };

        string Say(decimal lag) => string.Create(CultureInfo.InvariantCulture, $"{Replica} is {lag} s behind {instance.Source}");
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static decimal? Number(XElement datapoint)
        => decimal.TryParse(datapoint.Text("Maximum"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
