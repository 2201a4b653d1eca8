using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.SourceMap;

/// <summary>The source map as JSON: files once, places by their position in that list.</summary>
internal static class SourceMapWriter
{
    public static string Write(Items<SourcePlace> places)
    {
        var sources = places.Select(place => place.Origin.File).Distinct(StringComparer.Ordinal).OrderBy(file => file, StringComparer.Ordinal).ToList();
        var positions = sources.Select((file, index) => (file, index)).ToDictionary(pair => pair.file, pair => pair.index, StringComparer.Ordinal);
        return JsonWriter.Indented(Node.Of(
            ("version", Node.Number(1)),
            ("sources", Node.ListOf(sources)),
            ("pointers", new Node.Object(Map<Node>.From(places.Select(place =>
                new KeyValuePair<string, Node>(place.Pointer, Write(place.Origin, positions))))))));
    }

    private static Node Write(Origin origin, Dictionary<string, int> positions) => Node.Of(
        ("source", Node.Number(positions[origin.File])),
        ("line", Node.Number(origin.Line)),
        ("column", Node.Number(origin.Column)));
}
