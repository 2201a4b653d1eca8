using System.IO.Compression;
using System.Text.Json;

namespace Groundplan.Aws.Codegen.Reading;

/// <summary>Reads <c>schema/resources.jsonl.gz</c>; its format is described in <c>schema/README.md</c>.</summary>
internal static class SchemaReader
{
    private static readonly string[] PathLists = ["id", "create", "conditional", "read", "write", "deprecated"];
    private static readonly string[] TypeKeys = ["t", "r", "e", "ro"];

    public static IReadOnlyList<ResourceSchema> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var resources = new List<ResourceSchema>();
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            resources.Add(Resource(document.RootElement));
        }

        return resources;
    }

    private static ResourceSchema Resource(JsonElement json) => new(
        json.GetProperty("n").GetString()!,
        PathLists.Where(list => json.TryGetProperty(list, out _)).ToDictionary(list => list, list => Strings(json.GetProperty(list))),
        json.TryGetProperty("att", out var attributes)
            ? attributes.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : [],
        json.TryGetProperty("open", out _),
        json.GetProperty("d").EnumerateObject().ToDictionary(entry => entry.Name, entry => Record(entry.Name, entry.Value)));

    private static RecordSchema Record(string name, JsonElement json)
    {
        var required = json.TryGetProperty("r", out var names) ? Strings(names) : [];
        return new(name, [.. json.GetProperty("p").EnumerateObject().Select(entry => Property(entry.Name, entry.Value, required))]);
    }

    private static PropertySchema Property(string name, JsonElement json, string[] required) =>
        new(name, Type(json), required.Contains(name), json.TryGetProperty("ro", out _));

    private static TypeNode Type(JsonElement json) => new(
        (TypeKind)json.GetProperty("t").GetString()![0],
        json.TryGetProperty("r", out var record) ? record.GetString() : null,
        json.TryGetProperty("e", out var element) ? Type(element) : null,
        [.. json.EnumerateObject().Where(entry => !TypeKeys.Contains(entry.Name)).Select(entry => new Fact(entry.Name, Values(entry.Value)))]);

    private static string[] Values(JsonElement json) => json.ValueKind == JsonValueKind.Array ? Strings(json) : [json.ToString()];

    private static string[] Strings(JsonElement json) => [.. json.EnumerateArray().Select(value => value.ToString())];
}
