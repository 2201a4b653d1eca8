using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>Tags as RDS takes them.</summary>
internal static class DatabaseTags
{
    public static JsonObject Of(IReadOnlyDictionary<string, string> tags)
        => new() { ["Tag"] = new JsonArray([.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]) };
}
