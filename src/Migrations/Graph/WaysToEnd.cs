namespace Groundplan.Migrations.Graph;

/// <summary>From each step a way to the end: the first that follows it, and so on.</summary>
internal sealed class WaysToEnd
{
    private readonly StepNode?[] _next;
    private readonly int[] _length;
    private readonly StepNode[] _last;
    private readonly StepNode?[] _lastButOne;

    /// <param name="nodes">The steps, in the order of the graph.</param>
    public WaysToEnd(IReadOnlyList<StepNode> nodes)
    {
        _next = new StepNode?[nodes.Count];
        var lists = new HashSet<object>(ByReference.Instance);
        foreach (var node in nodes.Where(node => lists.Add(node.Before)))
        {
            foreach (var before in node.Before)
                _next[before.Index] ??= node;
        }

        (_length, _last, _lastButOne) = (new int[nodes.Count], new StepNode[nodes.Count], new StepNode?[nodes.Count]);
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            (_length[i], _last[i], _lastButOne[i]) = _next[i] is { } next
                ? (_length[next.Index] + 1, _last[next.Index], _lastButOne[next.Index] ?? nodes[i])
                : (1, nodes[i], null);
        }
    }

    /// <summary>The step that follows, or null.</summary>
    public StepNode? Next(StepNode node) => _next[node.Index];

    /// <summary>How many steps the way has, the first included.</summary>
    public int Length(StepNode node) => _length[node.Index];

    /// <summary>The last step of the way.</summary>
    public StepNode Last(StepNode node) => _last[node.Index];

    /// <summary>The one before the last; null where there is only one.</summary>
    public StepNode? LastButOne(StepNode node) => _lastButOne[node.Index];
}
