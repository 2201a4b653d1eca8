using Groundplan.Documents;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The branches of a group for the Markdown, which shows its steps one below the other.</summary>
internal static class BranchLists
{
    /// <summary>A line for each group that has not been named before and that the step begins.</summary>
    public static IEnumerable<string> Lines(StepNode node, HashSet<object> named)
    {
        foreach (var group in node.Begins.OfType<ParallelGroup>().Where(named.Add))
        {
            var branches = group.Steps.OfType<Step>().Select(Branch).Where(branch => branch.Length > 0).ToList();
            if (branches.Count > 1)
                yield return $"> **At the same time**, each branch in its order: {ListText.Of(branches, "; ")}. What follows waits for all of them.";
        }
    }

    private static string Branch(Step branch) =>
        ListText.Of(Groups.WithMembers(branch).Where(step => step is not (Sequence or ParallelGroup) && !string.IsNullOrEmpty(step.Id)).Select(step => MarkdownText.Code(step.Id)).ToList());
}
