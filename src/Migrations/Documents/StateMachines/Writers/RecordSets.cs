using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>Changes of Route 53, made in one batch and awaited.</summary>
internal static class RecordSets
{
    public static void Change(StepStates states, IEnumerable<Node> records)
    {
        states.Sdk(
            "",
            "route53:changeResourceRecordSets",
            Node.Of(
                ("HostedZoneId", states.Call.Need("hostedZoneId")),
                ("ChangeBatch", Node.Of(("Changes", Node.ListOf(records.Select(record => (Node)Node.Of(("Action", Node.Text("UPSERT")), ("ResourceRecordSet", record)))))))),
            Node.Of(("id", Payload.Path("$.ChangeInfo.Id"))));
        states.Until(
            "in sync",
            "route53:getChange",
            Node.Of(("Id", Payload.Path(states.Work("") + ".id"))),
            "$.ChangeInfo.Status",
            seen => StepStates.Is(seen, "INSYNC"),
            seen => StepStates.Is(seen, "PENDING"));
    }

    /// <summary>A record set: name, type and TTL are the step's, all else the record's.</summary>
    public static Node.Object Of(StepCall call, Node record)
    {
        var values = record.Get("values")?.Elements is { Count: > 0 } several ? several : record.Get("value") is { } one ? [one] : [];
        return Node.Of(
            ("Name", call.Need("name")),
            ("Type", call.Need("type")),
            ("SetIdentifier", record.Get("setIdentifier")),
            ("Weight", record.Get("weight")),
            ("Ttl", record.Get("alias") is null ? call.Get("ttl") ?? Node.Number(60) : null),
            ("ResourceRecords", record.Get("alias") is null ? Node.ListOf(values.Select(value => (Node)Node.Of(("Value", value)))) : null),
            ("AliasTarget", record.Get("alias") is { } alias
                ? Node.Of(("HostedZoneId", alias.Get("hostedZoneId")), ("DnsName", alias.Get("dnsName")), ("EvaluateTargetHealth", alias.Get("evaluateTargetHealth") ?? Node.Truth(false)))
                : null));
    }
}
