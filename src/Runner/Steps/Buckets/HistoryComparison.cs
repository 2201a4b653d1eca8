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

    public static Task<Likeness> CompareAsync(Sides sides, KeyState source, KeyState target, CancellationToken cancellationToken)
        => source.IsMarker || target.IsMarker
            ? Task.FromResult(source.IsMarker == target.IsMarker ? Likeness.Same : Likeness.Different)
            : ObjectComparison.AskAsync(sides, source.Object, target.Object, cancellationToken);
}
