namespace Groundplan.Migrations.Graph;

/// <summary>
/// The steps of a migration as a graph. Phases, their steps, and groups make a series-parallel order, for which two numberings answer "before?" at once;
/// <see cref="Step.After"/> adds edges to that.
/// </summary>
internal sealed class MigrationGraph
{
    private readonly Dictionary<string, StepNode> _byId = new(StringComparer.Ordinal);
    private readonly List<(StepNode From, StepNode To)> _added = [];
    private readonly Dictionary<int, IReadOnlyList<StepNode>> _reached = [];
    private readonly Dictionary<int, IReadOnlyList<StepNode>> _sources = [];

    private MigrationGraph(IReadOnlyList<StepNode> nodes)
    {
        Nodes = nodes;
        foreach (var node in nodes)
        {
            if (!_byId.ContainsKey(node.Step.Id ?? ""))
                _byId.Add(node.Step.Id ?? "", node);
        }

        foreach (var node in nodes)
        {
            foreach (var earlier in node.Step.After.Concat(node.Step.NotBefore.Select(condition => condition?.Step)).OfType<Step>())
            {
                if (Find(earlier.Id) is { } from && !IsBefore(from, node))
                    _added.Add((from, node));
            }
        }
    }

    /// <summary>All steps but groups, in an order that respects phases and groups.</summary>
    public IReadOnlyList<StepNode> Nodes { get; }

    /// <summary>What <see cref="Step.After"/> and <see cref="Step.NotBefore"/> add to the order.</summary>
    public IReadOnlyList<(StepNode From, StepNode To)> Added => _added;

    /// <summary>The first step of that id, or null.</summary>
    public StepNode? Find(string? id) => id is not null && _byId.TryGetValue(id, out var node) ? node : null;

    /// <summary>Whether one step is certain to be done when the other begins.</summary>
    public bool IsBefore(StepNode first, StepNode second) => IsStructurallyBefore(first, second) || Reached(first).Any(node => node == second || IsStructurallyBefore(node, second));

    /// <summary>Reads a migration. Total: what is missing is left out.</summary>
    public static MigrationGraph Of(Migration migration) => new(new GraphBuilder().Build(migration));

    /// <summary>Whether phases and groups alone put one step before the other.</summary>
    public static bool IsStructurallyBefore(StepNode first, StepNode second) => first.Index < second.Index && first.Mirrored < second.Mirrored;

    /// <summary>The ends of the added edges that a step is before, each once.</summary>
    public IReadOnlyList<StepNode> Reached(StepNode first)
    {
        if (_added.Count == 0)
            return [];
        if (_reached.TryGetValue(first.Index, out var known))
            return known;
        var ends = new List<StepNode>();
        var taken = new bool[_added.Count];
        var pending = new Queue<StepNode>([first]);
        while (pending.Count > 0)
        {
            var from = pending.Dequeue();
            for (var i = 0; i < _added.Count; i++)
            {
                if (taken[i] || !(_added[i].From == from || IsStructurallyBefore(from, _added[i].From)))
                    continue;
                taken[i] = true;
                ends.Add(_added[i].To);
                pending.Enqueue(_added[i].To);
            }
        }

        _reached.Add(first.Index, ends);
        return ends;
    }

    /// <summary>The starts of the added edges that are before a step, each once.</summary>
    public IReadOnlyList<StepNode> Sources(StepNode last)
    {
        if (_added.Count == 0)
            return [];
        if (_sources.TryGetValue(last.Index, out var known))
            return known;
        var starts = new List<StepNode>();
        var taken = new bool[_added.Count];
        var pending = new Queue<StepNode>([last]);
        while (pending.Count > 0)
        {
            var to = pending.Dequeue();
            for (var i = 0; i < _added.Count; i++)
            {
                if (taken[i] || !(_added[i].To == to || IsStructurallyBefore(_added[i].To, to)))
                    continue;
                taken[i] = true;
                starts.Add(_added[i].From);
                pending.Enqueue(_added[i].From);
            }
        }

        _sources.Add(last.Index, starts);
        return starts;
    }
}
