using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Which steps changed later, on purpose, what others had done or seen; by the effects in the runbook and the order in the journal.</summary>
internal sealed class Superseding
{
    private const string Destroys = "destroys";
    private const string BacksUp = "backs-up";
    private const string Gates = "gates";
    private const string CatchesUp = "catches-up";

    // For each effect those at the same place after which it cannot be seen any more.
    private static readonly Dictionary<string, string[]> Over = new(StringComparer.Ordinal)
    {
        ["creates"] = ["creates", "promotes", "restores", Destroys],
        ["writes"] = ["creates", "writes", "restores", "shifts", "shifts-back", Destroys],
        [Destroys] = ["creates", "writes", "restores"],
        ["restores"] = ["writes", "restores", "promotes", Destroys],
        ["opens"] = ["closes", Destroys],
        ["closes"] = ["opens"],
        ["pauses"] = ["resumes", "scales", "unscales", Destroys],
        ["resumes"] = ["pauses", "scales", Destroys],
        ["scales"] = ["pauses", "resumes", "scales", "unscales", Destroys],
        ["unscales"] = ["pauses", "resumes", "scales", "unscales", Destroys],
        ["promotes"] = ["promotes", "restores", Destroys],
        ["shifts"] = ["shifts", "shifts-back", "writes", Destroys],
        ["shifts-back"] = ["shifts", "shifts-back", "writes", Destroys],
    };

    private readonly RunState _state;
    private readonly Dictionary<string, List<Change>> _changes = new(StringComparer.Ordinal);

    public Superseding(MigrationRunbook runbook, RunState state)
    {
        _state = state;
        foreach (var step in runbook.Steps.Where(s => state.Step(s.Id).Phase == StepPhase.Finished).OrderBy(s => state.Step(s.Id).Sequence))
        {
            foreach (var effect in step.Effects.Where(e => !IsLook(e)))
            {
                if (!_changes.TryGetValue(effect.Target, out var changes))
                    _changes.Add(effect.Target, changes = []);
                changes.Add(new Change(state.Step(step.Id).Sequence, effect.Kind, step.Id, effect.Within));
            }
        }
    }

    /// <summary>The first step after this one that undid what it did, or changed what it looked at; null for none.</summary>
    public string? Of(MigrationStep step)
    {
        var since = _state.Step(step.Id).Sequence;
        if (step.Effects.All(IsLook))
            return First(step.Places.Select(place => Later(place, Part(step.Parts, place), since, null)));
        var isBackup = step.Effects.Any(e => e.Kind == BacksUp);
        var undone = step.Effects.Where(e => Over.ContainsKey(e.Kind)).Select(e => Later(e.Target, e.Within, since, isBackup && e.Kind is "creates" or "writes" ? [Destroys] : Over[e.Kind]));
        // A backup has to outlive what it is of.
        return First(isBackup ? undone : undone.Concat(step.Places.Select(place => Later(place, Part(step.Parts, place), since, [Destroys]))));
    }

    /// <summary>The first step after which a verification of this one need not hold any more; null for none.</summary>
    public string? Of(MigrationStep step, MigrationCheck check)
        => Of(step) ?? First(check.Places.Select(place => Later(place, Part(check.Parts, place), _state.Step(step.Id).Sequence, null)));

    private static bool IsLook(MigrationEffect effect) => effect.Kind is Gates or CatchesUp;

    private Change? Later(string place, string? within, long since, string[]? kinds)
    {
        if (!_changes.TryGetValue(place, out var changes))
            return null;
        var from = changes.BinarySearch(new Change(since, "", "", null), Change.BySequence);
        return changes.Skip(from < 0 ? ~from : from).FirstOrDefault(c => c.Sequence > since && Meet(c.Within, within) && (kinds?.Contains(c.Kind) ?? c.Kind != BacksUp));
    }

    // Two parts of a place meet where one holds the other.
    private static bool Meet(string? a, string? b) => a is null || b is null || a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);

    private static string? Part(IReadOnlyDictionary<string, string> parts, string place) => parts.GetValueOrDefault(place);

    private static string? First(IEnumerable<Change?> changes) => changes.OfType<Change>().MinBy(c => c.Sequence)?.Step;

    private sealed record Change(long Sequence, string Kind, string Step, string? Within)
    {
        public static Comparer<Change> BySequence { get; } = Comparer<Change>.Create((a, b) => a.Sequence.CompareTo(b.Sequence));
    }
}
