using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Requests of which a service may do a part, and say which.</summary>
internal static class Batches
{
    /// <summary>The first half of it, and what makes of its answer that of the whole; null for what is no batch, or one of one.</summary>
    public static (ProxiedRequest First, Func<ProxiedAnswer, ProxiedAnswer> Complete)? Halve(ProxiedRequest request) => request switch
    {
        { Operation: "BatchWriteItem" } => HalveItems(request),
        { IsS3: true, Method: "POST" } when request.RawUrl.Contains("delete", StringComparison.Ordinal) => HalveKeys(request),
        _ => null,
    };

    private static (ProxiedRequest, Func<ProxiedAnswer, ProxiedAnswer>)? HalveItems(ProxiedRequest request)
    {
        var all = JsonNode.Parse(request.Body)!;
        var (table, writes) = all["RequestItems"]!.AsObject().First();
        var list = writes!.AsArray();
        if (list.Count < 2)
            return null;
        var rest = new JsonArray([.. list.Skip(list.Count / 2).Select(w => w!.DeepClone())]);
        while (list.Count > (list.Count + rest.Count) / 2)
            list.RemoveAt(list.Count - 1);
        return (request with { Body = Encoding.UTF8.GetBytes(all.ToJsonString()) }, answer =>
        {
            var said = JsonNode.Parse(answer.Body)!;
            said["UnprocessedItems"] = new JsonObject { [table] = rest };
            return answer.With(said.ToJsonString());
        }
        );
    }

    private static (ProxiedRequest, Func<ProxiedAnswer, ProxiedAnswer>)? HalveKeys(ProxiedRequest request)
    {
        var all = XDocument.Parse(Encoding.UTF8.GetString(request.Body));
        var objects = all.Root!.Elements().Where(e => e.Name.LocalName == "Object").ToList();
        if (objects.Count < 2)
            return null;
        var rest = objects.Skip(objects.Count / 2).ToList();
        rest.ForEach(e => e.Remove());
        return (request with { Body = Encoding.UTF8.GetBytes(all.ToString(SaveOptions.DisableFormatting)) }, answer =>
        {
            var said = XDocument.Parse(Encoding.UTF8.GetString(answer.Body));
            var space = said.Root!.Name.Namespace;
            said.Root.Add(rest.Select(o => new XElement(
                space + "Error",
                o.Elements().Select(e => new XElement(space + e.Name.LocalName, e.Value)),
                new XElement(space + "Code", "InternalError"),
                new XElement(space + "Message", "We encountered an internal error. Please try again."))));
            return answer.With(said.ToString(SaveOptions.DisableFormatting));
        }
        );
    }
}
