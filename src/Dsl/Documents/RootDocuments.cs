using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>The documents of one root, in the order in which they are written.</summary>
internal static class RootDocuments
{
    public static IReadOnlyList<RootDocument> All { get; } =
    [
        new(DocumentKinds.Template, "template.yaml", facts => YamlWriter.Write(facts.Template)),
    ];
}

/// <summary>A document of a root: its kind, its file and how it is written.</summary>
internal sealed record RootDocument(string Kind, string File, Func<RootFacts, string> Write);
