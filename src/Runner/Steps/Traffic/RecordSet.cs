using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Steps.Traffic;

/// <summary>One record of Route 53, all its members kept as they are: <c>{"Name", "Type", "SetIdentifier", "Weight", "TTL", "ResourceRecords": {"ResourceRecord": [{"Value"}]}, "AliasTarget": {…}}</c>.</summary>
internal sealed record RecordSet(JsonObject Members)
{
    private const string HealthCheck = "HealthCheckId";

    public string Name => RecordKey.Normal(Text("Name"));

    public string Type => Text("Type");

    /// <summary>Null for a simple record.</summary>
    public string? SetIdentifier => Optional("SetIdentifier");

    public long? Weight => Number("Weight");

    /// <summary>Null for an alias.</summary>
    public long? Ttl => Number("TTL");

    public bool IsAlias => Members["AliasTarget"] is not null;

    public static RecordSet Read(XElement element)
    {
        var members = MembersOf(element);
        if (members["AliasTarget"] is not null)
            members.Remove("TTL"); // which an alias cannot have, and an emulator says is 0
        return new(members);
    }

    /// <summary>A record that a step's arguments describe.</summary>
    public static RecordSet Of(RecordKey key, string? setIdentifier, long? weight, long? ttl, RecordTarget target, string? healthCheck)
    {
        var members = new JsonObject { ["Name"] = key.Name, ["Type"] = key.Type };
        if (setIdentifier is not null)
            members["SetIdentifier"] = setIdentifier;
        if (weight is not null)
            members["Weight"] = weight;
        target.Write(members, ttl);
        if (healthCheck is not null)
            members[HealthCheck] = healthCheck;
        return new(members);
    }

    /// <summary>The record with another TTL.</summary>
    public RecordSet WithTtl(long seconds)
    {
        var members = Members.DeepClone().AsObject();
        members["TTL"] = seconds;
        return new(members);
    }

    /// <summary>The record with the health check of the one that it is to replace, unless it names one itself.</summary>
    public RecordSet KeepingHealthCheck(IEnumerable<RecordSet> found)
    {
        if (Members[HealthCheck] is not null || found.FirstOrDefault(f => f.SetIdentifier == SetIdentifier)?.Members[HealthCheck] is not { } check)
            return this;
        var members = Members.DeepClone().AsObject();
        members[HealthCheck] = check.DeepClone();
        return new(members);
    }

    /// <summary>As a change of a batch.</summary>
    public JsonObject Change(string action) => new() { ["Action"] = action, ["ResourceRecordSet"] = Members.DeepClone() };

    /// <summary>Whether both say the same; the order of values means nothing.</summary>
    public bool IsSame(RecordSet other) => Comparable() == other.Comparable();

    public override string ToString()
        => $"{(SetIdentifier is { } id ? $"'{id}' " : "")}{(Weight is { } weight ? $"weight {weight} " : "")}→ {string.Join(", ", Targets())}{(Ttl is { } ttl ? $" (TTL {ttl} s)" : "")}";

    private IEnumerable<string> Targets()
        => Members["AliasTarget"] is JsonObject alias
            ? [$"alias {RecordKey.Normal((string)alias["DNSName"]!)} {alias["HostedZoneId"]} {((string?)alias["EvaluateTargetHealth"]?.ToString() ?? "false").ToLowerInvariant()}"]
            : Values(Members["ResourceRecords"]?["ResourceRecord"]).Order(StringComparer.Ordinal);

    private string Comparable()
        => string.Join('\n', Members.Where(m => m.Key is not ("AliasTarget" or "ResourceRecords" or "Name")).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value?.ToJsonString().Trim('"')}").Concat(Targets()).Prepend(Name));

    private static IEnumerable<string> Values(JsonNode? records) => records switch
    {
        JsonArray many => many.Select(r => (string)r!["Value"]!),
        JsonObject one => [(string)one["Value"]!],
        _ => [],
    };

    private string Text(string name) => Members[name]?.ToString() ?? "";

    private string? Optional(string name) => Members[name]?.ToString();

    private long? Number(string name) => Optional(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    // An element that is there again and again is a list.
    private static JsonObject MembersOf(XElement element)
    {
        var members = new JsonObject();
        foreach (var group in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            var values = group.Select(e => e.HasElements ? MembersOf(e) : (JsonNode)e.Value.Trim()).ToArray();
            members[group.Key] = values is [var one] ? one : new JsonArray(values);
        }
        return members;
    }
}
