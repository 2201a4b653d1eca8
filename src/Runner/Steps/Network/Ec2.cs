using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Network;

/// <summary>How EC2 is asked for lists.</summary>
internal static class Ec2
{
    /// <summary>An input that asks for what has one of the values. What is not there is left out of the answer, where asking by id would be an error.</summary>
    public static JsonObject Filter(string name, params IEnumerable<string> values)
        => new() { ["Filter"] = new JsonArray(new JsonObject { ["Name"] = name, ["Value"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) }) };

    /// <summary>The items of all pages.</summary>
    public static async Task<IReadOnlyList<XElement>> ItemsAsync(IAwsReader aws, AwsRead operation, JsonObject input, string list, CancellationToken cancellationToken)
    {
        var items = new List<XElement>();
        string? next = null;
        do
        {
            var asked = input.DeepClone().AsObject();
            if (next is not null)
                asked["NextToken"] = next;
            var page = await aws.XmlAsync(operation, asked, cancellationToken);
            items.AddRange(page.Element(list)?.Elements("item") ?? []);
            next = page.Text("nextToken");
        }
        while (next.Length > 0);
        return items;
    }
}
