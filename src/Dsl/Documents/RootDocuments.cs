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
        new(DocumentKinds.Template, "template.yaml", facts => facts.TemplateText),
        new(DocumentKinds.ReviewMarkdown, "review.md", facts => ReviewMarkdownWriter.Write(ReviewBuilder.Build(facts))),
        new(DocumentKinds.ReviewHtml, "review.html", facts => ReviewHtmlWriter.Write(ReviewBuilder.Build(facts))),
        new(DocumentKinds.OperatorPolicy, "operator-policy.json", facts => OperatorPolicyWriter.Write(OperatorPolicyBuilder.Build(facts))),
        new(DocumentKinds.RunbookMarkdown, "runbook.md", facts => RunbookMarkdownWriter.Write(RunbookBuilder.Build(facts))),
        new(DocumentKinds.Runbook, "runbook.json", facts => RunbookJsonWriter.Write(RunbookBuilder.Build(facts))),
        new(DocumentKinds.SourceMap, "source-map.json", facts => SourceMapWriter.Write(SourceMapBuilder.Build(facts))),
    ];
}

/// <summary>A document of a root: its kind, its file and how it is written.</summary>
internal sealed record RootDocument(string Kind, string File, Func<RootFacts, string> Write);
