using Groundplan.Documents;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The branches of a group for the Markdown, which shows its steps one below the other.</summary>
internal static class BranchLists
{
    /// <summary>A line for each group that has not been named before and that the step begins.</summary>
    public static IEnumerable<string> Lines(StepNode node, HashSet<object> named)
    {
        foreach (var group in node.Begins.OfType<ParallelGroup>())
        {
            var branches = group.Steps.OfType<Step>().Select(Branch).Where(branch => branch.Length > 0).ToList();
            if (named.Add(group) && branches.Count > 1)
                yield return $"> **At the same time**, each branch in its order: {ListText.Of(branches, "; ")}. What follows waits for all of them.";
        }
    }

    private static string Branch(Step branch) => ListText.Of(Steps(branch, 0).Select(step => MarkdownText.Code(step.Id ?? "")).Where(id => id.Length > 0).ToList());

    private static IEnumerable<Step> Steps(Step step, int depth)
    {
        var inner = step switch
        {
            Sequence sequence => sequence.Steps,
            ParallelGroup parallel => parallel.Steps,
            _ => null,
        };
        if (inner is null)
            return [step];
        return depth < GraphBuilder.DeepestNesting ? inner.OfType<Step>().SelectMany(one => Steps(one, depth + 1)) : [];
    }
}
