namespace Groundplan.Migrations.Graph;

/// <summary>
/// What added edges make of an order of two numberings, in which one step is before another when both its numbers are smaller. Each edge is taken once in a search,
/// and found without a look at the others.
/// </summary>
internal sealed class AddedOrder
{
    private readonly IReadOnlyList<AddedEdge> _edges;
    private readonly int[] _edgeOfStart;
    private readonly int[] _edgeOfEnd;
    private readonly PointTree _starts;
    private readonly PointTree _ends;
    private readonly Dictionary<int, Reach> _reached = [];
    private readonly Dictionary<int, IReadOnlyList<StepNode>> _sources = [];

    public AddedOrder(IReadOnlyList<AddedEdge> edges)
    {
        _edges = edges;
        _edgeOfStart = [.. edges.SelectMany((edge, i) => edge.From.Select(_ => i))];
        _edgeOfEnd = [.. edges.SelectMany((edge, i) => edge.To.Select(_ => i))];
        _starts = new([.. edges.SelectMany(edge => edge.From).Select(from => (from.Index, from.Mirrored))]);
        _ends = new([.. edges.SelectMany(edge => edge.To).Select(to => (-to.Index, -to.Mirrored))]);
    }

    /// <summary>The ends of the edges that a step is before, each once.</summary>
    public IReadOnlyList<StepNode> Reached(StepNode first) => ReachOf(first).Ends;

    /// <summary>The starts of the edges that are before a step, each once.</summary>
    public IReadOnlyList<StepNode> Sources(StepNode last)
    {
        if (_edges.Count == 0)
            return [];
        if (!_sources.TryGetValue(last.Index, out var known))
            _sources.Add(last.Index, known = Search(_ends, _edgeOfEnd, last, node => (-node.Index, -node.Mirrored), edge => edge.From));
        return known;
    }

    /// <summary>Whether edges lead from one step to the other, or to what is before it.</summary>
    public bool Leads(StepNode first, StepNode last) => _edges.Count > 0 && ReachOf(first).IsBefore(last);

    private Reach ReachOf(StepNode first)
    {
        if (_edges.Count == 0)
            return Reach.Nothing;
        if (!_reached.TryGetValue(first.Index, out var known))
            _reached.Add(first.Index, known = new(Search(_starts, _edgeOfStart, first, node => (node.Index, node.Mirrored), edge => edge.To)));
        return known;
    }

    private List<StepNode> Search(PointTree tree, int[] edges, StepNode start, Func<StepNode, (int X, int Y)> point, Func<AddedEdge, IReadOnlyList<StepNode>> next)
    {
        var found = new List<StepNode>();
        var (known, taken) = (new HashSet<StepNode>(), new HashSet<int>());
        var left = tree.All();
        var pending = new Queue<StepNode>([start]);
        while (pending.Count > 0)
        {
            var (x, y) = point(pending.Dequeue());
            foreach (var node in left.Take(x, y).Select(number => edges[number]).Where(taken.Add).SelectMany(edge => next(_edges[edge])).Where(known.Add))
            {
                found.Add(node);
                pending.Enqueue(node);
            }
        }

        return found;
    }

    /// <summary>Where edges lead from a step.</summary>
    private sealed class Reach
    {
        public static readonly Reach Nothing = new([]);

        private readonly int[] _indices;
        private readonly int[] _least;

        public Reach(IReadOnlyList<StepNode> ends)
        {
            Ends = ends;
            var sorted = ends.OrderBy(end => end.Index).ToList();
            _indices = [.. sorted.Select(end => end.Index)];
            _least = [.. sorted.Select(end => end.Mirrored)];
            for (var i = 1; i < _least.Length; i++)
                _least[i] = Math.Min(_least[i], _least[i - 1]);
        }

        public IReadOnlyList<StepNode> Ends { get; }

        public bool IsBefore(StepNode last)
        {
            var place = Array.BinarySearch(_indices, last.Index);
            if (place >= 0)
                return true;
            return ~place > 0 && _least[~place - 1] < last.Mirrored;
        }
    }
}
