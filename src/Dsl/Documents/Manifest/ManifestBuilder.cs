using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Groundplan.Rules;

namespace Groundplan.Documents.Manifest;

/// <summary>The facts of a root as its entry in the manifest.</summary>
internal static class ManifestBuilder
{
    public static ManifestRoot Build(RootFacts facts, IReadOnlyList<PlanDocument> documents) => new(
        facts.Root.Plan,
        facts.Root.Name,
        facts.Root.Kind,
        new(facts.StackName, facts.Stack.Region, facts.Stack.AccountId, facts.Stack.TerminationProtection, facts.Stack.StackTags ?? new(), facts.Capabilities),
        facts.Names.Where(name => name.LogicalId.Length > 0 && name.Scope != "none").ToItems(),
        facts.Publishes,
        facts.Consumes,
        facts.Outputs,
        Build(facts.Findings, facts.Origins),
        Build(documents));

    public static ManifestRoot Build(ProcedureRoot root, ProcedureContext context, IReadOnlyList<PlanDocument> documents) =>
        new(root.Plan, root.Name, root.Kind, null, [], [], [], [], Build(context.Findings, context.Origins), Build(documents));

    private static Items<ManifestFinding> Build(IEnumerable<Finding> findings, Origins origins) => findings.Select(finding => Build(finding, origins)).ToItems();

    private static Items<ManifestDocument> Build(IEnumerable<PlanDocument> documents) =>
        documents.Select(document => new ManifestDocument(document.Path, document.Kind, Sha256(document.Text))).ToItems();

    private static ManifestFinding Build(Finding finding, Origins origins) => new(
        finding.RuleId,
        finding.Severity,
        finding.Message,
        finding.Subject.Path,
        origins.Find(finding.Subject.Record, finding.Subject.Property, finding.Subject.Index));

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
