using Groundplan.Documents.Nodes;
using Groundplan.Documents.Reviews.Graph;
using Groundplan.Documents.Reviews.Parts;

namespace Groundplan.Documents.Reviews;

/// <summary>The facts of a root as its review report.</summary>
internal static class ReviewBuilder
{
    private static readonly Func<RootFacts, ReviewPart?>[] Parts =
    [
        IdentityPart.Build,
        FieldsPart.Build,
        ResourcesPart.Build,
        AccessPart.Build,
        NetworkPart.Build,
        OutputsPart.Build,
        ProtectionPart.Build,
    ];

    public static Review Build(RootFacts facts) => new(
        $"Review of {facts.StackName}",
        $"{facts.Root.Kind} {facts.Root.Plan}/{facts.Root.Name}: resources: {Numbers.Text(facts.Resources.Count)}, findings: {Numbers.Text(facts.Findings.Count)}.",
        ResourceGraphBuilder.Build(facts),
        Parts.Select(build => build(facts)).OfType<ReviewPart>()
            .Concat(PlatformParts.Build(facts))
            .Append(FindingsPart.Build(facts))
            .Append(ChecklistPart.Build(facts))
            .ToItems());
}
