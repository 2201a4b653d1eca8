using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>
/// Touches in the order of the graph. Whether one of them is certain to come before or after a step is found without a look at each: of those that stand
/// earlier in the one numbering, the earliest in the other decides.
/// </summary>
internal sealed class TouchList
{
    private readonly MigrationGraph _graph;
    private readonly IReadOnlyList<Touch> _touches;
    private readonly int[] _earliest;
    private readonly int[] _latest;

    public TouchList(MigrationGraph graph, IReadOnlyList<Touch> touches)
    {
        (_graph, _touches) = (graph, touches);
        _earliest = new int[touches.Count];
        _latest = new int[touches.Count];
        for (var i = 0; i < touches.Count; i++)
            _earliest[i] = i > 0 && Mirrored(_earliest[i - 1]) <= Mirrored(i) ? _earliest[i - 1] : i;
        for (var i = touches.Count - 1; i >= 0; i--)
            _latest[i] = i < touches.Count - 1 && Mirrored(_latest[i + 1]) >= Mirrored(i) ? _latest[i + 1] : i;
    }

    public IReadOnlyList<Touch> All => _touches;

    /// <summary>Those that satisfy a condition.</summary>
    public TouchList Where(Func<Touch, bool> condition) => new(_graph, [.. _touches.Where(condition)]);

    /// <summary>The first touch of a step, or null.</summary>
    public Touch? At(StepNode node) => In(node).FirstOrDefault();

    /// <summary>A touch that is certain to be done when a step comes to a moment, or null.</summary>
    public Touch? Before(StepNode node, Moment moment) =>
        In(node).FirstOrDefault(touch => touch.Moment < moment)
        ?? Earlier(node)
        ?? _graph.Sources(node).Select(source => In(source).FirstOrDefault() ?? Earlier(source)).FirstOrDefault(touch => touch is not null);

    /// <summary>A touch that is certain to come after a moment of a step, or null.</summary>
    public Touch? After(StepNode node, Moment moment) =>
        In(node).FirstOrDefault(touch => touch.Moment > moment)
        ?? Later(node)
        ?? _graph.Reached(node).Select(end => In(end).FirstOrDefault() ?? Later(end)).FirstOrDefault(touch => touch is not null);

    /// <summary>The first touch, in the order of the graph, that is certain to come after a step; null where none is.</summary>
    public Touch? Next(StepNode node)
    {
        for (var i = First(node.Index + 1); i < _touches.Count; i++)
        {
            if (_graph.IsBefore(node, _touches[i].Node))
                return _touches[i];
        }

        return null;
    }

    /// <summary>A touch that is certain to come after one and before the other, or null; a check at either end counts where it is looked at in between.</summary>
    public Touch? Between(Touch first, Touch last)
    {
        var inside = Enumerable.Range(First(first.Node.Index), Math.Max(0, First(last.Node.Index + 1) - First(first.Node.Index))).Select(i => _touches[i]);
        return (_graph.Added.Count == 0 ? inside : _touches).FirstOrDefault(touch => IsAfter(touch, first) && IsAfter(last, touch));
    }

    private bool IsAfter(Touch touch, Touch earlier) => touch.Node == earlier.Node ? touch.Moment > earlier.Moment : _graph.IsBefore(earlier.Node, touch.Node);

    private int Mirrored(int i) => _touches[i].Node.Mirrored;

    private Touch? Earlier(StepNode node) =>
        First(node.Index) is > 0 and var end && Mirrored(_earliest[end - 1]) < node.Mirrored ? _touches[_earliest[end - 1]] : null;

    private Touch? Later(StepNode node) =>
        First(node.Index + 1) is var start && start < _touches.Count && Mirrored(_latest[start]) > node.Mirrored ? _touches[_latest[start]] : null;

    private IEnumerable<Touch> In(StepNode node)
    {
        for (var i = First(node.Index); i < _touches.Count && _touches[i].Node.Index == node.Index; i++)
            yield return _touches[i];
    }

    /// <summary>The position of the first touch of a step of that index or a later one.</summary>
    private int First(int index)
    {
        var (low, high) = (0, _touches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_touches[middle].Node.Index < index)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
