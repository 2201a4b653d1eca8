namespace Groundplan.Runner.Documents;

/// <summary>Kinds that the runner itself reads.</summary>
internal static class DocumentKind
{
    public const string Template = "template";
    public const string SourceMap = "source-map";
    public const string Runbook = "runbook";
}
