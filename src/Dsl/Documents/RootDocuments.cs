using Groundplan.Documents.OperatorPolicies;
using Groundplan.Documents.Reviews;
using Groundplan.Documents.Runbooks;
using Groundplan.Documents.SourceMap;

namespace Groundplan.Documents;

/// <summary>The documents of one root, in the order in which they are written.</summary>
internal static class RootDocuments
{
    public static IReadOnlyList<RootDocument> All { get; } =
    [
        One(DocumentKinds.Template, "template.yaml", facts => facts.TemplateText),
        One(DocumentKinds.ReviewMarkdown, "review.md", facts => ReviewMarkdownWriter.Write(facts.Review)),
        One(DocumentKinds.ReviewHtml, "review.html", facts => ReviewHtmlWriter.Write(facts.Review)),
        new(DocumentKinds.OperatorPolicy, facts => facts.OperatorPolicy.Select(file => new DocumentFile(file.Name, OperatorPolicyWriter.Write(file.Policy)))),
        One(DocumentKinds.RunbookMarkdown, "runbook.md", facts => RunbookMarkdownWriter.Write(facts.Runbook)),
        One(DocumentKinds.Runbook, "runbook.json", facts => RunbookJsonWriter.Write(facts.Runbook)),
        One(DocumentKinds.SourceMap, "source-map.json", facts => SourceMapWriter.Write(SourceMapBuilder.Build(facts))),
    ];

    private static RootDocument One(string kind, string file, Func<RootFacts, string> write) => new(kind, facts => [new(file, write(facts))]);
}

/// <summary>A document of a root: its kind, and how its files are written, most often one.</summary>
internal sealed record RootDocument(string Kind, Func<RootFacts, IEnumerable<DocumentFile>> Write);

/// <summary>A file in a root's folder.</summary>
internal sealed record DocumentFile(string Name, string Text);
