using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Reads and changes records of Route 53.</summary>
internal static class Route53Records
{
    private const string Path = "/2013-04-01/hostedzone/{Id}/rrset";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly AwsRead ListResourceRecordSets = new(AwsService.Route53, "ListResourceRecordSets", new("GET", Path) { Query = ["name", "type", "identifier"] });
    private static readonly AwsRead GetChange = new(AwsService.Route53, "GetChange", new("GET", "/2013-04-01/change/{Id}"));
    private static readonly AwsWrite ChangeResourceRecordSets = new(AwsService.Route53, "ChangeResourceRecordSets", new("POST", Path + "/") { Body = "ChangeResourceRecordSetsRequest" });

    /// <summary>All records of a name and type; null where there is no such zone.</summary>
    public static async Task<IReadOnlyList<RecordSet>?> FindAsync(IAwsReader aws, RecordKey key, CancellationToken cancellationToken)
    {
        var found = new List<RecordSet>();
        var input = new JsonObject { ["Id"] = key.Zone, ["name"] = key.Name, ["type"] = key.Type };
        try
        {
            while (true)
            {
                var page = await aws.XmlAsync(ListResourceRecordSets, input, cancellationToken);
                found.AddRange((page.Element("ResourceRecordSets")?.Elements("ResourceRecordSet") ?? []).Select(RecordSet.Read).Where(r => r.Name == key.Name && r.Type == key.Type));
                if (!page.Flag("IsTruncated") || RecordKey.Normal(page.Text("NextRecordName")) != key.Name || page.Text("NextRecordType") != key.Type)
                    return found;
                input = new() { ["Id"] = key.Zone, ["name"] = page.Text("NextRecordName"), ["type"] = page.Text("NextRecordType") };
                if (page.Text("NextRecordIdentifier") is { Length: > 0 } identifier)
                    input["identifier"] = identifier;
            }
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "NoSuchHostedZone")
        {
            return null;
        }
    }

    /// <summary>The same, where the zone has to be there.</summary>
    public static async Task<IReadOnlyList<RecordSet>> InZoneAsync(IAwsReader aws, RecordKey key, CancellationToken cancellationToken)
        => await FindAsync(aws, key, cancellationToken) ?? throw new StepFailure($"There is no hosted zone {key.Zone}. Check the id and the account.");

    /// <summary>Makes all changes or none, and waits until all of Route 53's servers answer with them.</summary>
    public static async Task ChangeAsync(StepRun step, RecordKey key, IEnumerable<JsonObject> changes, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["Id"] = key.Zone, ["ChangeBatch"] = new JsonObject { ["Comment"] = $"groundplan {step.Id}", ["Changes"] = new JsonObject { ["Change"] = new JsonArray([.. changes]) } } };
        var answer = await step.Writes.Aws.XmlAsync(ChangeResourceRecordSets, input, cancellationToken);
        var id = answer.Element("ChangeInfo")!.Text("Id");
        await Polls.UntilAsync(step, Interval, InSyncAsync, cancellationToken);

        async Task<Observation> InSyncAsync(CancellationToken ct)
        {
            var status = (await step.Services.Aws.XmlAsync(GetChange, new JsonObject { ["Id"] = RecordKey.ZoneId(id) }, ct)).Element("ChangeInfo")?.Text("Status");
            return status == "INSYNC" ? Observation.Holds(status) : Observation.NotYet(status ?? "");
        }
    }
}
