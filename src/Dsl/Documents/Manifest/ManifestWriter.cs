using Groundplan.Documents.Nodes;
using Groundplan.Rules;

namespace Groundplan.Documents.Manifest;

/// <summary>The manifest as JSON. The runner and the build read exactly this.</summary>
internal static class ManifestWriter
{
    public static string Write(IEnumerable<ManifestRoot> roots) =>
        JsonWriter.Indented(Node.Of(("version", Node.Number(1)), ("roots", Node.ListOf(roots.Select(Write)))));

    /// <summary>Physical names, as the manifest and the steps of migrations have them.</summary>
    public static Node Write(IEnumerable<NameFacts> names) => Node.ListOf(names.Select(Write));

    private static Node Write(ManifestRoot root) => Node.Of(
        ("plan", Node.Text(root.Plan)),
        ("root", Node.Text(root.Root)),
        ("kind", Node.Text(root.Kind)),
        ("stack", root.Stack is null ? null : Write(root.Stack)),
        ("names", Write(root.Names)),
        ("publishes", Node.ListOf(root.Publishes)),
        ("consumes", Node.ListOf(root.Consumes)),
        ("outputs", Node.ListOf(root.Outputs.Select(Write))),
        ("findings", Node.ListOf(root.Findings.Select(Write))),
        ("documents", Node.ListOf(root.Documents.Select(Write))));

    private static Node Write(ManifestStack stack) => Node.Of(
        ("name", Node.Text(stack.Name)),
        ("region", Node.Text(stack.Region)),
        ("accountId", Node.Text(stack.AccountId)),
        ("terminationProtection", Node.Truth(stack.TerminationProtection)),
        ("tags", new Node.Object(Map<Node>.From(stack.Tags.Select(tag => new KeyValuePair<string, Node>(tag.Key, Node.Text(tag.Value)))))),
        ("capabilities", Node.ListOf(stack.Capabilities)));

    private static Node Write(NameFacts name) => Node.Of(
        ("logicalId", Node.Text(name.LogicalId)),
        ("type", Node.Text(name.Type)),
        ("property", Node.Text(name.Property)),
        ("name", Node.Text(name.Name)),
        ("scope", Node.Text(name.Scope)),
        ("limit", Node.Number(name.Limit)));

    private static Node Write(OutputFacts output) => Node.Of(
        ("name", Node.Text(output.Name)),
        ("condition", Node.Text(output.Condition)));

    private static Node Write(ManifestFinding finding) => Node.Of(
        ("id", Node.Text(finding.Id)),
        ("severity", Node.Text(finding.Severity == Severity.Error ? "error" : "warning")),
        ("message", Node.Text(finding.Message)),
        ("path", Node.Text(finding.Path)),
        ("file", Node.Text(finding.Origin?.File)),
        ("line", new Node.Scalar((long?)finding.Origin?.Line)),
        ("column", new Node.Scalar((long?)finding.Origin?.Column)));

    private static Node Write(ManifestDocument document) => Node.Of(
        ("path", Node.Text(document.Path)),
        ("kind", Node.Text(document.Kind)),
        ("sha256", Node.Text(document.Sha256)));
}
