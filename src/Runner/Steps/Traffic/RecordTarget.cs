using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>Where a record leads: values, or another name of AWS's.</summary>
internal sealed record RecordTarget(IReadOnlyList<string> Values, JsonObject? Alias)
{
    /// <summary>From <c>value</c>, <c>values</c> or <c>alias {hostedZoneId, dnsName, evaluateTargetHealth}</c>: exactly one of them.</summary>
    public static RecordTarget Of(StepArguments arguments)
    {
        string[] given = [.. ((string[])["value", "values", "alias"]).Where(arguments.Has)];
        return given switch
        {
            ["value"] => new([arguments.Text("value")], null),
            ["values"] => new(arguments.SomeTexts("values"), null),
            ["alias"] => new([], AliasOf(arguments.Object("alias"))),
            _ => throw arguments.Failure("value", "or values or alias must be given, one of them"),
        };
    }

    public void Write(JsonObject members, long? ttl)
    {
        if (Alias is not null)
        {
            members["AliasTarget"] = Alias.DeepClone();
            return;
        }
        members["TTL"] = ttl;
        members["ResourceRecords"] = new JsonObject { ["ResourceRecord"] = new JsonArray([.. Values.Select(v => (JsonNode)new JsonObject { ["Value"] = v })]) };
    }

    private static JsonObject AliasOf(StepArguments alias)
    {
        alias.Only("hostedZoneId", "dnsName", "evaluateTargetHealth");
        return new() { ["HostedZoneId"] = alias.Text("hostedZoneId"), ["DNSName"] = alias.Text("dnsName"), ["EvaluateTargetHealth"] = alias.Truth("evaluateTargetHealth") };
    }
}
