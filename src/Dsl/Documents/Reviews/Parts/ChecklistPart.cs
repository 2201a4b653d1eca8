using Groundplan.Documents.Nodes;
using Groundplan.Documents.OperatorPolicies;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What people must see to before and after a deployment.</summary>
internal static class ChecklistPart
{
    public static ReviewPart Build(RootFacts facts) => new("Checklist", [new ReviewBlock.Checklist(Entries(facts).ToItems())]);

    private static IEnumerable<string> Entries(RootFacts facts)
    {
        yield return "Somebody other than the author has approved this report.";
        if (facts.Findings.Count > 0)
            yield return "Each finding is mended or accepted.";
        foreach (var path in facts.Consumes)
            yield return $"The SSM parameter {path} is there before the deployment.";
        if (facts.Capabilities.Count > 0)
            yield return $"Whoever deploys acknowledges {string.Join(", ", facts.Capabilities)}.";
        foreach (var address in Subscriptions.ByEmail(facts))
            yield return $"After the deployment, {address} has confirmed the subscription.";
        var policy = OperatorPolicyBuilder.Build(facts);
        if (policy.UnlistedTypes.Count > 0)
            yield return $"operator-policy.json does not cover every type: add permissions for {string.Join(", ", policy.UnlistedTypes)}.";
        if (OperatorPolicyWriter.CountedLength(policy) is > OperatorPolicyWriter.LongestManagedPolicy and var length)
            yield return $"operator-policy.json has {Numbers.Text(length)} characters, over the {Numbers.Text(OperatorPolicyWriter.LongestManagedPolicy)} of one managed policy: attach its statements, in order, as {Numbers.Text(OperatorPolicyWriter.ManagedPolicies(policy))} policies.";
        if (facts.Publishes.Count > 0)
            yield return "After the deployment, every published SSM parameter has a value.";
    }
}
