using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>The earliest times of steps that windows, waits, gates and conditions allow; what a step takes that does not say so counts as no time.</summary>
internal sealed class Timeline
{
    private readonly Slot[] _slots;
    private readonly Dictionary<IReadOnlyList<StepNode>, StepNode?> _latest = new(ByReference.Instance);

    private Timeline(MigrationView view) => _slots = new Slot[view.Graph.Nodes.Count];

    /// <summary>Why a step cannot begin earlier.</summary>
    public enum Reason
    {
        /// <summary>Nothing is known.</summary>
        None,

        /// <summary>Its own window opens then.</summary>
        Window,

        /// <summary>A step before it ends then.</summary>
        Predecessor,

        /// <summary>The soak before its phase ends then.</summary>
        Soak,

        /// <summary>A condition of its own.</summary>
        NotBefore,
    }

    /// <summary>When a step may begin, and why not earlier.</summary>
    /// <param name="Begins">The time, or null where nothing anchors it.</param>
    /// <param name="Ends">The time with what it waits itself.</param>
    /// <param name="Why">What decides.</param>
    /// <param name="By">The step that decides, or null.</param>
    /// <param name="Condition">The condition that decides, where one does.</param>
    public readonly record struct Slot(DateTimeOffset? Begins, DateTimeOffset? Ends, Reason Why, StepNode? By, StepCondition? Condition);

    /// <summary>The times of all steps. A step that comes too late for its window counts as done when the window opens, so that one fault is told once.</summary>
    public static Timeline Of(MigrationView view)
    {
        var timeline = new Timeline(view);
        foreach (var node in view.Graph.InOrder)
        {
            var slot = timeline.Begin(node);
            if (slot.Begins is { } begins && Closes(node.Phase) is { } closes && begins >= closes)
                timeline.Late.Add((node, slot));
            timeline._slots[node.Index] = slot with { Ends = Plus(slot.Begins, StepTimes.Least(node)) };
        }

        return timeline;
    }

    /// <summary>The steps that cannot begin before their window closes.</summary>
    public List<(StepNode Node, Slot Slot)> Late { get; } = [];

    /// <summary>A time and a length, which may be missing or lead out of the calendar.</summary>
    public static DateTimeOffset? Plus(DateTimeOffset? time, TimeSpan? length) =>
        time is not { } from ? null : length is not { } span ? from : span >= DateTimeOffset.MaxValue - from ? DateTimeOffset.MaxValue : span <= DateTimeOffset.MinValue - from ? DateTimeOffset.MinValue : from + span;

    private static DateTimeOffset? Closes(Phase phase) => phase.Window is { Closes: not null } window ? window.OpensAt + window.Length : null;

    private Slot Begin(StepNode node)
    {
        var best = new Slot(node.IsSoak ? null : node.Phase.Window?.OpensAt, null, Reason.Window, null, null);
        if (Latest(node.Before) is { } before)
            best = Later(best, new(_slots[before.Index].Ends, null, before.IsSoak ? Reason.Soak : Reason.Predecessor, before, null));
        foreach (var condition in node.Conditions)
        {
            if (Latest(condition.Earlier) is { } earlier)
                best = Later(best, new(Plus(_slots[earlier.Index].Ends, condition.Delay), null, condition.Delay is null ? Reason.Predecessor : Reason.NotBefore, earlier, condition));
        }

        return best;
    }

    /// <summary>The step among those that others wait for together that ends last.</summary>
    private StepNode? Latest(IReadOnlyList<StepNode> earlier)
    {
        if (!_latest.TryGetValue(earlier, out var latest))
            _latest.Add(earlier, latest = earlier.Aggregate(earlier.FirstOrDefault(), (one, other) => _slots[other.Index].Ends > _slots[one!.Index].Ends || _slots[one.Index].Ends is null ? other : one));
        return latest;
    }

    private static Slot Later(Slot one, Slot other) => other.Begins is { } time && (one.Begins is not { } known || time > known) ? other : one;
}
