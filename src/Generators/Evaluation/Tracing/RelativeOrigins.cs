using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Tracing;

/// <summary>Origins with paths below a folder; a file elsewhere keeps its name only.</summary>
internal sealed class RelativeOrigins(EvaluationResult result, string? baseDirectory) : Origins
{
    private readonly string? _folder = Folder(baseDirectory);

    public override Origin? Find(object record, string? property = null, int? index = null) =>
        result.Locate(record, property, index) is { } location ? ToOrigin(location) : null;

    public override bool IsUnknown(object record, string property) => result.IsUnknown(record, property);

    public override IReadOnlyList<(Stack Stack, string Property)> KeepersOf(Resource resource) => result.KeepersOf(resource);

    private static string? Folder(string? directory) =>
        directory is { Length: > 0 } ? directory.Replace('\\', '/').TrimEnd('/') + "/" : null;

    private Origin ToOrigin(Location location)
    {
        var start = location.GetLineSpan().StartLinePosition;
        return new(RelativePath(location.SourceTree!.FilePath), start.Line + 1, start.Character + 1, location.SourceSpan.Start, location.SourceSpan.Length);
    }

    private string RelativePath(string path)
    {
        var file = path.Replace('\\', '/');
        return _folder is not null && file.StartsWith(_folder, StringComparison.Ordinal) ? file.Substring(_folder.Length) : file.Substring(file.LastIndexOf('/') + 1);
    }
}
