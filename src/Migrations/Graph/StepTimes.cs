namespace Groundplan.Migrations.Graph;

/// <summary>How long steps take, as far as the plan says. Nothing is guessed: a step that says nothing counts as no time, and what it belongs to takes that and more.</summary>
internal static class StepTimes
{
    /// <summary>What is certain to pass: the time of a wait, or that for which a gate holds.</summary>
    public static TimeSpan Least(StepNode node) => Positive(node.Spec.Least) ?? TimeSpan.Zero;

    /// <summary>What is certain to pass, or the author's estimate where that is longer; null where neither is said.</summary>
    public static TimeSpan? Expected(Step step, StepSpec spec) => (Positive(spec.Least), Positive(step.Estimate)) switch
    {
        ({ } least, { } estimate) => least > estimate ? least : estimate,
        var (least, estimate) => least ?? estimate,
    };

    /// <summary>How long one attempt of it may take: as long as it waits, or up to the timeout that the author set, which counts from the end of a longer wait; null where none is set.</summary>
    public static TimeSpan? AtMost(Step step, StepSpec spec) => (Positive(step.Timeout), Positive(spec.Least)) switch
    {
        ({ } timeout, { } least) when least > timeout => Plus(least, timeout),
        ({ } timeout, _) => timeout,
        (null, var least) => step is Wait ? least ?? TimeSpan.Zero : null,
    };

    /// <summary>The longest way through steps of which each takes so long, with the times that they wait for each other, and its last step; null without steps.</summary>
    public static (TimeSpan Time, StepNode Last)? LongestWay(IEnumerable<StepNode> nodes, Func<StepNode, TimeSpan> takes)
    {
        (TimeSpan Time, StepNode Last)? longest = null;
        var ends = new Dictionary<StepNode, TimeSpan>();
        var joined = new Dictionary<IReadOnlyList<StepNode>, TimeSpan?>(ByReference.Instance);
        foreach (var node in nodes.OrderBy(node => node.Place))
        {
            var begins = EndOf(node.Before) ?? TimeSpan.Zero;
            foreach (var condition in node.Conditions)
            {
                if (EndOf(condition.Earlier) is { } end && Plus(end, condition.Delay ?? TimeSpan.Zero) is var may && may > begins)
                    begins = may;
            }

            ends[node] = Plus(begins, takes(node));
            if (longest is not { } known || ends[node] > known.Time)
                longest = (ends[node], node);
        }

        return longest;

        // Of those that are not among the steps nothing is known.
        TimeSpan? EndOf(IReadOnlyList<StepNode> earlier)
        {
            if (!joined.TryGetValue(earlier, out var end))
                joined.Add(earlier, end = earlier.Max(node => ends.TryGetValue(node, out var known) ? known : (TimeSpan?)null));
            return end;
        }
    }

    /// <summary>The sum of two lengths, or the longest there is.</summary>
    public static TimeSpan Plus(TimeSpan one, TimeSpan other) => other > TimeSpan.Zero && one > TimeSpan.MaxValue - other ? TimeSpan.MaxValue
        : other < TimeSpan.Zero && one < TimeSpan.MinValue - other ? TimeSpan.MinValue : one + other;

    private static TimeSpan? Positive(TimeSpan? time) => time > TimeSpan.Zero ? time : null;
}
