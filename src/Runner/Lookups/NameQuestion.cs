using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Lookups;

/// <summary>One name in one account and region.</summary>
internal sealed record NameQuestion(string Name, string Account, string Region, string Partition)
{
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";
}

/// <summary>How to ask the service of a type whether a name exists. An error code in <paramref name="Absent"/> means no.</summary>
internal sealed record NameLookup(AwsService Service, string Operation, Func<NameQuestion, JsonObject> Input, params string[] Absent)
{
    /// <summary>For operations that answer an unknown name with an empty list.</summary>
    public Func<NameQuestion, JsonObject, bool> InJson { get; init; } = (_, _) => true;

    /// <summary>As <see cref="InJson"/>, for the query protocol.</summary>
    public Func<NameQuestion, XElement, bool> InXml { get; init; } = (_, _) => true;

    /// <summary>The physical ids in the answer, for types whose physical id does not hold the name.</summary>
    public Func<JsonNode, IReadOnlyList<string>?> IdsInJson { get; init; } = _ => null;

    /// <summary>As <see cref="IdsInJson"/>, for the query protocol.</summary>
    public Func<XElement, IReadOnlyList<string>?> IdsInXml { get; init; } = _ => null;
}
