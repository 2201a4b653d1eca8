using System.Globalization;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Lists the versions of both sides anew and holds each history to the other.</summary>
internal static class VersionVerification
{
    private const int AtATime = 32;

    public static async Task<Verification> RunAsync(Sides sides, Action<long> report, CancellationToken cancellationToken)
    {
        var found = new Verification();
        using var slots = new SemaphoreSlim(AtATime);
        await OrderedWindow.RunAsync(
            sides.HistoriesAsync,
            pair => pair.Name,
            async (pair, stop) =>
            {
                await slots.WaitAsync(stop);
                try
                {
                    await CheckAsync(sides, pair, found, stop);
                }
                finally
                {
                    slots.Release();
                }
            },
            _ =>
            {
                report(found.Verified);
                return ValueTask.CompletedTask;
            },
            cancellationToken);
        return found;
    }

    private static async Task CheckAsync(Sides sides, SidePair<KeyHistory> pair, Verification found, CancellationToken cancellationToken)
    {
        var (source, target) = (pair.Source?.Versions ?? [], pair.Target?.Versions ?? []);
        for (var i = 0; i < source.Count; i++)
            found.AtSource(Numbered(source[i], i));
        if (pair.Source is null)
            found.Additional.Add(pair.Name);
        else if (pair.Target is null)
            found.Missing.Add(pair.Name);
        else if (source.Count != target.Count)
            found.Different.Add(pair.Name);
        for (var i = 0; i < Math.Min(source.Count, target.Count); i++)
        {
            var likeness = await HistoryComparison.CompareAsync(sides, source[i], target[i], cancellationToken);
            if (likeness != Likeness.Different)
                found.Equal(Numbered(source[i], i), likeness);
            else if (source.Count == target.Count)
                found.Different.Add(pair.Name);
        }
    }

    // A history's digest has to know the order.
    private static BucketObject Numbered(KeyState state, int index)
        => state.Object with { Name = string.Create(CultureInfo.InvariantCulture, $"{state.Object.Name}\0{index}"), ETag = state.Content };
}
