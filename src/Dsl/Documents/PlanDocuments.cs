using Groundplan.Documents.Manifest;
using Groundplan.Rules;

namespace Groundplan.Documents;

/// <summary>The documents of a project's plans: pure, total and deterministic, so that the compiler and a run give the same bytes.</summary>
public static class PlanDocuments
{
    /// <summary>The documents of each root below <c>Plan/Root/</c>, and last the manifest.</summary>
    /// <param name="roots">The roots, in the order in which they are listed.</param>
    /// <param name="findings">What the rules say of them.</param>
    /// <param name="origins">Where the plan was written.</param>
    /// <param name="skippedKinds">The <see cref="DocumentKinds"/> that are not wanted; the manifest cannot be skipped.</param>
    public static IReadOnlyList<PlanDocument> Create(
        IReadOnlyList<PlanRoot> roots, IReadOnlyList<Finding> findings, Origins origins, ISet<string> skippedKinds)
    {
        var documents = new List<PlanDocument>();
        var entries = new List<ManifestRoot>();
        var findingsOf = findings.ToLookup(finding => (finding.Subject.Root.Plan, finding.Subject.Root.Name));
        foreach (var root in roots.OfType<StackRoot>())
        {
            var facts = RootFacts.Of(root, findingsOf[(root.Plan, root.Name)], origins);
            var written = RootDocuments.All
                .Where(document => !skippedKinds.Contains(document.Kind))
                .SelectMany(document => document.Write(facts).Select(file => new PlanDocument($"{root.Plan}/{root.Name}/{file.Name}", document.Kind, file.Text)))
                .ToList();
            documents.AddRange(written);
            entries.Add(ManifestBuilder.Build(facts, written));
        }

        documents.Add(new("manifest.json", DocumentKinds.Manifest, ManifestWriter.Write(entries)));
        return documents;
    }
}
