using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>Which stack this is and where it goes.</summary>
internal static class IdentityPart
{
    public static ReviewPart Build(RootFacts facts) => new("Identity", [new ReviewBlock.Table(null, ["Fact", "Value"], Rows(facts).ToItems())]);

    private static IEnumerable<Items<ReviewCell>> Rows(RootFacts facts)
    {
        yield return ["Plan", Code(facts.Root.Plan)];
        yield return ["Root", Code(facts.Root.Name)];
        yield return ["Kind", Code(facts.Root.Kind)];
        yield return ["Stack", Code(facts.StackName)];
        foreach (var name in facts.Names.Where(name => name.LogicalId.Length == 0))
            yield return ["Length of the stack's name", ResourcesPart.Length(name)];
        if (facts.Stack.Description is { } description)
            yield return ["Description", description];
        yield return ["Account", facts.Stack.AccountId is { } account ? Code(account) : new("decided by whoever deploys", ReviewCellStyle.Default)];
        yield return ["Region", facts.Stack.Region is { } region ? Code(region) : new("decided by whoever deploys", ReviewCellStyle.Default)];
        yield return ["Termination protection", facts.Stack.TerminationProtection ? "on" : "off"];
        yield return ["Capabilities", facts.Capabilities.Count == 0 ? "none" : Code(string.Join(", ", facts.Capabilities))];
        foreach (var tag in facts.Stack.StackTags ?? new())
            yield return [$"Tag {tag.Key}", Code(tag.Value ?? "")];
    }
}
