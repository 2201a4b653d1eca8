namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Whether histories of a key are the same.</summary>
internal static class HistoryComparison
{
    /// <summary>How many of the oldest versions are the same at both sides.</summary>
    public static async Task<int> SameAsync(Sides sides, KeyHistory source, KeyHistory target, CancellationToken cancellationToken)
    {
        var same = 0;
        while (same < source.Versions.Count && same < target.Versions.Count
            && await CompareAsync(sides, source.Versions[same], target.Versions[same], cancellationToken) != Likeness.Different)
            same++;
        return same;
    }

    /// <summary>
    /// What the target has twice in a row and the source once, where that is all that is too much: a copy whose answer was lost on its way, and that was sent
    /// again below anything that could know. Null where the histories differ otherwise.
    /// </summary>
    public static async Task<KeyHistory?> SurplusAsync(Sides sides, KeyHistory source, KeyHistory target, CancellationToken cancellationToken)
    {
        var surplus = new List<KeyState>();
        var next = 0;
        for (var i = 0; i < target.Versions.Count; i++)
        {
            if (next < source.Versions.Count && await CompareAsync(sides, source.Versions[next], target.Versions[i], cancellationToken) != Likeness.Different)
                next++;
            else if (i > 0 && IsRepeated(target.Versions[i - 1], target.Versions[i]))
                surplus.Add(target.Versions[i]);
            else
                return null;
        }
        return new KeyHistory(target.Name, surplus);
    }

    public static Task<Likeness> CompareAsync(Sides sides, KeyState source, KeyState target, CancellationToken cancellationToken)
        => source.IsMarker || target.IsMarker
            ? Task.FromResult(source.IsMarker == target.IsMarker ? Likeness.Same : Likeness.Different)
            : ObjectComparison.AskAsync(sides, source.Object, target.Object, cancellationToken);

    private static bool IsRepeated(KeyState first, KeyState second)
        => (first.IsMarker, first.Object.Size, first.Object.ETag) == (second.IsMarker, second.Object.Size, second.Object.ETag);
}
