namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Lists both sides anew and holds each object to the other; knows nothing of what was copied.</summary>
internal static class ObjectVerification
{
    private const int AtATime = 32;

    public static async Task<Verification> RunAsync(Sides sides, IReadOnlyList<KeyRange> ranges, Action<long> report, CancellationToken cancellationToken)
    {
        var found = new Verification();
        using var slots = new SemaphoreSlim(AtATime);
        await RangeWalk.RunAsync(
            ranges,
            (range, cancelled) => OrderedWindow.RunAsync(
                stop => sides.ObjectsAsync(range, stop),
                pair => pair.Name,
                (pair, stop) => CheckAsync(sides, pair, found, slots, stop),
                _ =>
                {
                    report(found.Verified);
                    return ValueTask.CompletedTask;
                },
                cancelled),
            cancellationToken);
        return found;
    }

    private static Task CheckAsync(Sides sides, SidePair<BucketObject> pair, Verification found, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        if (pair.Source is not null)
            found.AtSource(pair.Source);
        if (pair.Source is null)
            found.Additional.Add(pair.Name);
        else if (pair.Target is null)
            found.Missing.Add(pair.Name);
        else if (!sides.Options.CompareProperties && ObjectComparison.Quick(pair.Source, pair.Target) is { } likeness)
            Note(found, pair.Source, pair.Target, likeness);
        else
            return AskAsync(sides, pair.Source, pair.Target, found, slots, cancellationToken);
        return Task.CompletedTask;
    }

    private static async Task AskAsync(Sides sides, BucketObject source, BucketObject target, Verification found, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            Note(found, source, target, await ObjectComparison.AskAsync(sides, source, target, cancellationToken));
        }
        finally
        {
            slots.Release();
        }
    }

    private static void Note(Verification found, BucketObject source, BucketObject target, Likeness likeness)
    {
        if (likeness == Likeness.Different)
            found.NotEqual(target);
        else
            found.Equal(source, likeness);
    }
}
