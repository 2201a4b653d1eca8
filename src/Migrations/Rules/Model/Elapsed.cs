using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>The time that is certain to pass after a step.</summary>
internal static class Elapsed
{
    /// <summary>The least time between the end of one step and the begin of a later one.</summary>
    public static TimeSpan Between(MigrationView view, StepNode first, StepNode last)
    {
        var ends = new TimeSpan?[view.Graph.Nodes.Count];
        ends[first.Index] = TimeSpan.Zero;
        var joined = new Dictionary<IReadOnlyList<StepNode>, TimeSpan?>(ByReference.Instance);
        for (var place = first.Place + 1; place <= last.Place; place++)
        {
            var node = view.Graph.InOrder[place];
            TimeSpan? begins = null;
            if (EndOf(node.Before) is { } before)
                begins = Longer(begins, before);
            foreach (var condition in node.Conditions)
            {
                if (EndOf(condition.Earlier) is { } end)
                    begins = Longer(begins, StepTimes.Plus(end, condition.Delay ?? TimeSpan.Zero));
            }

            if (begins is not null && !ReferenceEquals(node.Phase, first.Phase) && node.Phase.Window?.OpensAt is { } opens && first.Phase.Window is { Closes: not null } window)
                begins = Longer(begins, opens - (window.OpensAt!.Value + window.Length));
            if (node == last)
                return begins ?? TimeSpan.Zero;
            ends[node.Index] = begins is { } known ? StepTimes.Plus(known, StepTimes.Least(node)) : begins;
        }

        return TimeSpan.Zero;

        TimeSpan? EndOf(IReadOnlyList<StepNode> earlier)
        {
            if (!joined.TryGetValue(earlier, out var end))
                joined.Add(earlier, end = earlier.Max(node => ends[node.Index]));
            return end;
        }
    }

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}
