using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The ends of groups that several steps wait for. They are written once, by the id of their group, since a list for each of the steps would make the document grow with both numbers.</summary>
internal sealed class Joins
{
    private const int FewestEnds = 2;
    private const int FewestSteps = 2;

    private readonly Dictionary<IReadOnlyList<StepNode>, string> _ids = new(ByReference.Instance);
    private readonly List<(string Id, IReadOnlyList<StepNode> Ends)> _all = [];

    private Joins(MigrationGraph graph)
    {
        var waiting = new Dictionary<IReadOnlyList<StepNode>, int>(ByReference.Instance);
        foreach (var node in graph.Nodes)
        {
            foreach (var list in new HashSet<IReadOnlyList<StepNode>>(node.Earlier, ByReference.Instance))
                waiting[list] = waiting.TryGetValue(list, out var steps) ? steps + 1 : 1;
        }

        foreach (var (id, ends) in graph.GroupEnds)
        {
            if (ends.Count < FewestEnds || id.Length == 0 || _ids.ContainsKey(ends) || !waiting.TryGetValue(ends, out var steps) || steps < FewestSteps)
                continue;
            _ids.Add(ends, id);
            _all.Add((id, ends));
        }
    }

    /// <summary>All of them, in the order in which their groups end.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<StepNode> Ends)> All => _all;

    public static Joins Of(MigrationGraph graph) => new(graph);

    /// <summary>What some steps are called together; null where each is named.</summary>
    public string? IdOf(IReadOnlyList<StepNode> ends) => _ids.TryGetValue(ends, out var id) ? id : null;
}
