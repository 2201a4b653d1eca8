using Groundplan.Documents;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The branches of a group for the Markdown, which shows its steps one below the other.</summary>
internal static class BranchLists
{
    /// <summary>What is said before the first step of a group; null where at most one branch has steps.</summary>
    public static string? Line(StepBlock.Group group)
    {
        var branches = group.Branches.Select(Branch).Where(branch => branch.Length > 0).ToList();
        return branches.Count > 1 ? $"> **At the same time** ({MarkdownText.Code(group.Of.Id ?? "")}), each branch in its order: {ListText.Of(branches, "; ")}. What follows waits for all of them." : null;
    }

    private static string Branch(IReadOnlyList<StepBlock> branch) =>
        ListText.Of(StepBlock.StepsIn(branch).Where(node => !string.IsNullOrEmpty(node.Step.Id)).Select(node => MarkdownText.Code(node.Step.Id)).ToList());
}
