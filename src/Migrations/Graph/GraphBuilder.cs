using System.Text;

namespace Groundplan.Migrations.Graph;

/// <summary>Reads phases and groups once: as blocks, and flat, as nodes with their direct predecessors.</summary>
internal sealed class GraphBuilder
{
    // Groups in groups; deeper than anybody writes, shallow enough for a compiler's thread.
    public const int DeepestNesting = 64;

    private readonly List<StepNode> _nodes = [];
    private readonly List<PhaseBlocks> _phases = [];
    private readonly Dictionary<string, IReadOnlyList<StepNode>> _ends = new(StringComparer.Ordinal);
    private readonly List<(string Id, IReadOnlyList<StepNode> Ends)> _groupEnds = [];
    private readonly HashSet<object> _entered = new(ByReference.Instance);
    private readonly List<Step> _tooDeep = [];

    /// <summary>The phases, with what stands in each.</summary>
    public IReadOnlyList<PhaseBlocks> Phases => _phases;

    /// <summary>The last steps of the first group of an id; those of a group without steps are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StepNode>> Ends => _ends;

    /// <summary>The same in the order in which the groups end, the innermost first. Groups that end together have one list.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<StepNode> Ends)> GroupEnds => _groupEnds;

    /// <summary>The groups that stand too deep for their steps to be read.</summary>
    public IReadOnlyList<Step> TooDeep => _tooDeep;

    /// <summary>The nodes, in order. A group that stands in several places is read in the first: groups that hold each other twice would have more steps than anybody can count.</summary>
    public IReadOnlyList<StepNode> Build(Migration migration)
    {
        IReadOnlyList<StepNode> before = [];
        foreach (var phase in migration.Phases.OfType<Phase>())
        {
            var blocks = new List<StepBlock>();
            _phases.Add(new(phase, _nodes.Count, blocks));
            before = InOrder(phase.Steps, phase, before, blocks, [], 0);
            if (SoakOf(phase) is { } soak)
                before = [Add(soak, phase, before, blocks, [], isSoak: true)];
        }

        var next = 0;
        foreach (var phase in _phases)
            Mirror(phase.Blocks, ref next);
        return _nodes;
    }

    /// <summary>The step that a phase's soak is; null where it has none.</summary>
    private static Wait? SoakOf(Phase phase) => phase.Soak is { } soak ? new($"{Slug(phase.Name)}-soak", soak) { Title = $"Soak after {phase.Name}" } : null;

    /// <summary>Of the steps, the first one begins the groups around them.</summary>
    private IReadOnlyList<StepNode> InOrder(IEnumerable<Step> steps, Phase phase, IReadOnlyList<StepNode> before, List<StepBlock> into, IReadOnlyList<Step> around, int depth)
    {
        foreach (var step in steps.OfType<Step>())
        {
            if (step is Sequence or ParallelGroup && !MayEnter(step, depth))
                continue;
            var started = _nodes.Count;
            before = step switch
            {
                Sequence sequence => InOrder(sequence.Steps, phase, before, into, [.. around, sequence], depth + 1),
                ParallelGroup parallel => AtOnce(parallel, phase, before, into, [.. around, parallel], depth + 1),
                _ => [Add(step, phase, before, into, around)],
            };
            if (_nodes.Count > started)
                around = [];
            if (step is Sequence or ParallelGroup && !_ends.ContainsKey(step.Id ?? ""))
                End(step.Id ?? "", _nodes.Count > started ? before : []);
        }

        return before;
    }

    private void End(string group, IReadOnlyList<StepNode> ends)
    {
        _ends.Add(group, ends);
        _groupEnds.Add((group, ends));
    }

    private bool MayEnter(Step group, int depth)
    {
        if (!_entered.Add(group))
            return false;
        if (depth < DeepestNesting - 1)
            return true;
        _tooDeep.Add(group);
        return false;
    }

    private IReadOnlyList<StepNode> AtOnce(ParallelGroup parallel, Phase phase, IReadOnlyList<StepNode> before, List<StepBlock> into, IReadOnlyList<Step> around, int depth)
    {
        var (first, branches, ends) = (_nodes.Count, new List<IReadOnlyList<StepBlock>>(), new List<StepNode>());
        foreach (var branch in parallel.Steps.OfType<Step>())
        {
            var inside = new List<StepBlock>();
            branches.Add(inside);
            var started = _nodes.Count;
            var end = InOrder([branch], phase, before, inside, around, depth);
            if (_nodes.Count > started)
                ends.AddRange(end);
        }

        into.Add(new StepBlock.Group(parallel, branches, first, _nodes.Count));
        return ends.Count == 0 ? before : ends;
    }

    private StepNode Add(Step step, Phase phase, IReadOnlyList<StepNode> before, List<StepBlock> into, IReadOnlyList<Step> begins, bool isSoak = false)
    {
        var node = new StepNode(_nodes.Count, step, phase) { Before = before, Begins = begins, IsSoak = isSoak };
        _nodes.Add(node);
        into.Add(new StepBlock.One(node));
        return node;
    }

    /// <summary>Numbers the nodes with the branches of each group in reverse.</summary>
    private static void Mirror(IReadOnlyList<StepBlock> blocks, ref int next)
    {
        foreach (var block in blocks)
        {
            if (block is StepBlock.One one)
                one.Node.Mirrored = next++;
            foreach (var branch in ((block as StepBlock.Group)?.Branches ?? []).Reverse())
                Mirror(branch, ref next);
        }
    }

    private static string Slug(string? name)
    {
        var slug = new StringBuilder();
        foreach (var character in (name ?? "").ToLowerInvariant())
        {
            if (character is >= 'a' and <= 'z' or >= '0' and <= '9')
                slug.Append(character);
            else if (slug.Length > 0 && slug[slug.Length - 1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
