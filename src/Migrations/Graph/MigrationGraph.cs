namespace Groundplan.Migrations.Graph;

/// <summary>
/// The steps of a migration as a graph. Phases, their steps, and groups make a series-parallel order, for which two numberings answer "before?" at once;
/// <see cref="Step.After"/> adds edges to that.
/// </summary>
internal sealed class MigrationGraph
{
    private readonly Dictionary<string, StepNode> _byId = new(StringComparer.Ordinal);
    private readonly List<StepCondition> _conditions = [];
    private readonly List<AddedEdge> _added = [];
    private readonly AddedOrder _order;

    private MigrationGraph(IReadOnlyList<StepNode> nodes, GraphBuilder builder)
    {
        (Nodes, Phases, GroupEnds, TooDeep) = (nodes, builder.Phases, builder.GroupEnds, builder.TooDeep);
        foreach (var node in nodes)
        {
            if (!_byId.ContainsKey(node.Step.Id ?? ""))
                _byId.Add(node.Step.Id ?? "", node);
        }

        var known = new Dictionary<Step, IReadOnlyList<StepCondition>>(ByReference.Instance);
        var edges = new Dictionary<IReadOnlyList<StepNode>, (AddedEdge Edge, int Index, int Mirrored)>(ByReference.Instance);
        var leadsBack = false;
        foreach (var node in nodes)
        {
            node.Conditions = [.. node.Begins.Append(node.Step).SelectMany(ConditionsOf)];
            foreach (var earlier in node.Conditions.Select(condition => condition.Earlier).Where(earlier => earlier.Count > 0))
                Add(earlier, node);
        }

        _order = new(_added);
        (InOrder, HasCircles) = leadsBack ? StepOrder.Of(nodes) : (nodes, false);
        for (var i = 0; i < nodes.Count; i++)
            InOrder[i].Place = i;

        void Add(IReadOnlyList<StepNode> earlier, StepNode node)
        {
            if (!edges.TryGetValue(earlier, out var known))
                edges.Add(earlier, known = (new(earlier, []), earlier.Max(from => from.Index), earlier.Max(from => from.Mirrored)));
            if (known.Index < node.Index && known.Mirrored < node.Mirrored)
                return;
            if (known.Edge.To.Count == 0)
                _added.Add(known.Edge);
            if (known.Edge.To.LastOrDefault() != node)
                known.Edge.To.Add(node);
            leadsBack |= known.Index >= node.Index;
        }

        IReadOnlyList<StepCondition> ConditionsOf(Step step)
        {
            if (!known.TryGetValue(step, out var conditions))
            {
                known.Add(step, conditions = [.. StepCondition.In(step).Select(condition => condition with { Earlier = EarlierOf(condition.Named?.Id, builder.Ends) })]);
                _conditions.AddRange(conditions);
            }

            return conditions;
        }
    }

    /// <summary>Ways from the steps to the end.</summary>
    public WaysToEnd Ways => field ??= new(Nodes);

    /// <summary>All steps but groups, in an order that respects phases and groups.</summary>
    public IReadOnlyList<StepNode> Nodes { get; }

    /// <summary>The same steps, in an order that keeps all conditions.</summary>
    public IReadOnlyList<StepNode> InOrder { get; }

    /// <summary>The same steps as they stand in phases and groups.</summary>
    public IReadOnlyList<PhaseBlocks> Phases { get; }

    /// <summary>The last steps of each group, by the id of the group, in the order in which they end. Who waits for a group has the very same list.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<StepNode> Ends)> GroupEnds { get; }

    /// <summary>The groups whose steps are not among the nodes, since they stand in too many others.</summary>
    public IReadOnlyList<Step> TooDeep { get; }

    /// <summary>What conditions add to the order of phases and groups.</summary>
    public IReadOnlyList<AddedEdge> Added => _added;

    /// <summary>Whether steps wait for each other.</summary>
    public bool HasCircles { get; }

    /// <summary>The conditions of all steps and groups, each once.</summary>
    public IReadOnlyList<StepCondition> Conditions => _conditions;

    /// <summary>The first step of that id, or null.</summary>
    public StepNode? Find(string? id) => id is not null && _byId.TryGetValue(id, out var node) ? node : null;

    /// <summary>Whether one step is certain to be done when the other begins.</summary>
    public bool IsBefore(StepNode first, StepNode second) => IsStructurallyBefore(first, second) || _order.Leads(first, second);

    /// <summary>Reads a migration. Total: what is missing is left out.</summary>
    public static MigrationGraph Of(Migration migration)
    {
        var builder = new GraphBuilder();
        return new(builder.Build(migration), builder);
    }

    /// <summary>Whether phases and groups alone put one step before the other.</summary>
    public static bool IsStructurallyBefore(StepNode first, StepNode second) => first.Index < second.Index && first.Mirrored < second.Mirrored;

    private IReadOnlyList<StepNode> EarlierOf(string? id, IReadOnlyDictionary<string, IReadOnlyList<StepNode>> ends) =>
        Find(id) is { } node ? [node] : id is not null && ends.TryGetValue(id, out var last) ? last : [];

    /// <summary>The ends of the added edges that a step is before, each once.</summary>
    public IReadOnlyList<StepNode> Reached(StepNode first) => _order.Reached(first);

    /// <summary>The starts of the added edges that are before a step, each once.</summary>
    public IReadOnlyList<StepNode> Sources(StepNode last) => _order.Sources(last);
}
