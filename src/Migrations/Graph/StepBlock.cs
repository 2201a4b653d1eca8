namespace Groundplan.Migrations.Graph;

/// <summary>
/// What stands in a phase or in a branch: a step, or a group of branches. Whoever shows or writes steps as they stand walks along these, and not along the records: sequences are
/// dissolved in them, and a group that stands in several places is in the first.
/// </summary>
internal abstract class StepBlock
{
    private StepBlock()
    {
    }

    /// <summary>The steps in some blocks, in order.</summary>
    public static IEnumerable<StepNode> StepsIn(IReadOnlyList<StepBlock> blocks) => blocks.SelectMany(block => block switch
    {
        One one => [one.Node],
        Group group => group.Branches.SelectMany(StepsIn),
        _ => Enumerable.Empty<StepNode>(),
    });

    /// <summary>A step, or the soak of a phase.</summary>
    /// <param name="node">The step.</param>
    public sealed class One(StepNode node) : StepBlock
    {
        public StepNode Node => node;
    }

    /// <summary>Branches that run at the same time.</summary>
    /// <param name="of">The group.</param>
    /// <param name="branches">The branches; one of nothing but empty groups is empty.</param>
    /// <param name="first">The index of the first step in it.</param>
    /// <param name="end">The index behind the last one.</param>
    public sealed class Group(ParallelGroup of, IReadOnlyList<IReadOnlyList<StepBlock>> branches, int first, int end) : StepBlock
    {
        public ParallelGroup Of => of;

        public IReadOnlyList<IReadOnlyList<StepBlock>> Branches => branches;

        public int First => first;

        public int End => end;
    }
}
