using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime.Internal;

namespace Groundplan.Runner.Aws;

/// <summary>Input → path, query string and body, for the REST protocols.</summary>
internal static class AwsRestMarshaller
{
    /// <summary>A list is written as its element again and again: <c>{"Changes": {"Change": [ … ]}}</c>.</summary>
    public static void Write(AwsRequest source, DefaultRequest request)
    {
        var route = source.Route ?? throw new InvalidOperationException($"{source.Service.ServiceId} {source.Operation} has no route");
        var body = source.Input.DeepClone().AsObject();
        request.HttpMethod = route.Method;
        request.ResourcePath = route.Path;
        foreach (var member in body.Select(m => m.Key).Where(m => route.Path.Contains($"{{{m}}}", StringComparison.Ordinal)).ToList())
            request.AddPathResource($"{{{member}}}", Take(body, member));
        foreach (var member in route.Query.Where(body.ContainsKey))
            request.AddSubResource(member, Take(body, member));
        if (route.Method is "GET" or "HEAD")
            return;
        var xml = source.Service.Protocol == WireProtocol.RestXml;
        request.Headers["Content-Type"] = xml ? "application/xml" : "application/json";
        request.Content = xml ? Xml(source.Service, route, body) : Encoding.UTF8.GetBytes((route.Body is { } whole ? body[whole] : body)?.ToJsonString() ?? "null");
    }

    private static string Take(JsonObject body, string member)
    {
        var text = body[member]!.ToString();
        body.Remove(member);
        return text;
    }

    private static byte[] Xml(AwsService service, AwsRoute route, JsonObject members)
    {
        XNamespace space = $"https://{service.Prefix}.amazonaws.com/doc/{service.Version}/";
        return Encoding.UTF8.GetBytes(new XElement(space + (route.Body ?? "Request"), Elements(space, members)).ToString(SaveOptions.DisableFormatting));
    }

    private static IEnumerable<XElement> Elements(XNamespace space, JsonObject members)
        => members.SelectMany(m => m.Value is JsonArray items ? items.Select(item => Element(space + m.Key, item)) : m.Value is null ? [] : [Element(space + m.Key, m.Value)]);

    private static XElement Element(XName name, JsonNode? value)
        => value is JsonObject members ? new XElement(name, Elements(name.Namespace, members)) : new XElement(name, Text(value));

    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value?.ToString() ?? "",
    };
}
