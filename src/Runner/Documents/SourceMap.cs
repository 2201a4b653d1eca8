namespace Groundplan.Runner.Documents;

/// <summary><c>source-map.json</c>: JSON pointer into the template → place in the C# source.</summary>
internal sealed record SourceMap(int Version, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, SourceMap.Position> Pointers)
{
    private const int SupportedVersion = 1;

    public static readonly SourceMap Empty = new(SupportedVersion, [], new Dictionary<string, Position>());

    /// <summary>A place: index into the sources, line and column from 1.</summary>
    internal sealed record Position(int Source, int Line, int Column);

    public static SourceMap Read(Plan plan, PlanRoot root)
    {
        if (plan.TryDocument(root, DocumentKind.SourceMap) is not { } bytes)
            return Empty;
        var map = JsonInput.Read<SourceMap>(bytes, "source-map.json");
        DocumentVersion.Require("source-map.json", map.Version, SupportedVersion);
        return map;
    }

    /// <summary>The place of a resource, or of a property of it.</summary>
    public string? OfResource(string logicalId, string propertyPath = "")
        => Find($"/Resources/{Escape(logicalId)}{propertyPath}");

    /// <summary>The place of the longest prefix of the pointer: <c>Plan.cs:12:9</c>.</summary>
    public string? Find(string pointer)
    {
        for (var prefix = pointer; prefix.Length > 0; prefix = prefix[..prefix.LastIndexOf('/')])
            if (Pointers.TryGetValue(prefix, out var position) && position.Source >= 0 && position.Source < Sources.Count)
                return $"{Sources[position.Source]}:{position.Line}:{position.Column}";
        return null;
    }

    private static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
