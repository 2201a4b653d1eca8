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
        foreach (var name in facts.Imports)
            yield return $"The export {name} of another stack is there before the deployment.";
        if (facts.Capabilities.Count > 0)
            yield return $"Whoever deploys acknowledges {string.Join(", ", facts.Capabilities)}.";
        foreach (var address in Subscriptions.ByEmail(facts))
            yield return $"After the deployment, {address} has confirmed the subscription.";
        var files = facts.OperatorPolicy;
        if (files[0].Policy.UnlistedTypes is { Count: > 0 } types)
            yield return $"{OperatorPolicyFiles.Names(files)} does not cover every type: add permissions for {string.Join(", ", types)}.";
        if (OperatorPolicyFiles.Attachment(files) is { } attachment)
            yield return attachment;
        if (facts.Publishes.Count > 0)
            yield return "After the deployment, every published SSM parameter has a value.";
    }
}
