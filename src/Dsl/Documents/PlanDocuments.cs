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
        var facts = new Dictionary<(string Plan, string Name), RootFacts>();
        RootFacts FactsOf(StackRoot root) => facts.TryGetValue((root.Plan, root.Name), out var known)
            ? known
            : facts[(root.Plan, root.Name)] = RootFacts.Of(root, findingsOf[(root.Plan, root.Name)], origins);

        foreach (var root in roots)
        {
            var (written, entry) = root switch
            {
                StackRoot stack => Of(FactsOf(stack), skippedKinds),
                ProcedureRoot procedure => Of(procedure, new(roots, [.. findingsOf[(root.Plan, root.Name)]], origins) { FactsOf = FactsOf }, skippedKinds),
                _ => throw new ArgumentException($"{root.Name} is a root without documents.", nameof(roots)),
            };
            documents.AddRange(written);
            entries.Add(entry);
        }

        documents.Add(new("manifest.json", DocumentKinds.Manifest, ManifestWriter.Write(entries)));
        return documents;
    }

    private static (List<PlanDocument> Documents, ManifestRoot Entry) Of(RootFacts facts, ISet<string> skippedKinds)
    {
        var documents = RootDocuments.All
            .Where(document => !skippedKinds.Contains(document.Kind))
            .SelectMany(document => document.Write(facts).Select(file => new PlanDocument($"{facts.Root.Plan}/{facts.Root.Name}/{file.Name}", document.Kind, file.Text)))
            .ToList();
        return (documents, ManifestBuilder.Build(facts, documents));
    }

    private static (List<PlanDocument> Documents, ManifestRoot Entry) Of(ProcedureRoot root, ProcedureContext context, ISet<string> skippedKinds)
    {
        var documents = root.Write(context)
            .Where(file => !skippedKinds.Contains(file.Kind))
            .Select(file => new PlanDocument($"{root.Plan}/{root.Name}/{file.Name}", file.Kind, file.Text))
            .ToList();
        return (documents, ManifestBuilder.Build(root, context, documents));
    }
}
