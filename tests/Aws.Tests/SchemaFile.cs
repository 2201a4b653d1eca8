using System.IO.Compression;
using System.Text.Json;

namespace Groundplan.Aws.Tests;

/// <summary>The committed schema file, read independently of the generator.</summary>
internal static class SchemaFile
{
    public static IReadOnlyDictionary<string, JsonElement> Resources { get; } = Read();

    private static Dictionary<string, JsonElement> Read()
    {
        using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream("resources.jsonl.gz")!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        var resources = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var resource = JsonDocument.Parse(line).RootElement;
            resources.Add(resource.GetProperty("n").GetString()!, resource);
        }

        return resources;
    }
}
