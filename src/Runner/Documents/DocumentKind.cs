namespace Groundplan.Runner.Documents;

/// <summary>Kinds of documents of a root; the constants are those that the runner itself reads.</summary>
internal static class DocumentKind
{
    public const string Template = "template";
    public const string SourceMap = "source-map";
    public const string Runbook = "runbook";

    /// <summary>All kinds that a build writes for one root or another.</summary>
    public static IReadOnlyList<string> All { get; } = [Template, "review-md", "review-html", "operator-policy", "runbook-md", "runbook-html", Runbook, "state-machine", "inventory", "risks", "dependency-map", SourceMap];
}
