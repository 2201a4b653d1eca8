namespace Groundplan.Runner.Documents;

/// <summary><c>source-map.json</c>: JSON pointer into the template → place in the C# source.</summary>
internal sealed record SourceMap(int Version, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, SourceMap.Position> Pointers)
{
    public static readonly SourceMap Empty = new(1, [], new Dictionary<string, Position>());

    /// <summary>A place: index into the sources, line and column from 1.</summary>
    internal sealed record Position(int Source, int Line, int Column);

    public static SourceMap Read(Plan plan, PlanRoot root)
        => plan.TryDocument(root, DocumentKind.SourceMap) is { } bytes ? JsonInput.Read<SourceMap>(bytes, "source-map.json") : Empty;

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
