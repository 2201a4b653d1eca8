using System.Globalization;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Looks for the first object that would be copied.</summary>
internal static class SyncForecast
{
    private const long MostCompared = 100_000;

    public static async Task<StepForecast> OfAsync(StepReading step, SyncOptions options, CancellationToken cancellationToken)
    {
        var sides = Sides.Of(step, options);
        if (options.AllVersions)
            return await OfVersionsAsync(sides, cancellationToken);
        var same = 0L;
        await foreach (var pair in sides.ObjectsAsync(KeyRange.All, cancellationToken))
        {
            if (pair.Source is null && !options.DeleteExtra)
                continue;
            var why = pair.Source is null ? "is only at the target"
                : pair.Target is null ? "is not at the target"
                : await ObjectComparison.AskAsync(sides, pair.Source, pair.Target, cancellationToken) == Likeness.Different ? "differs"
                : null;
            if (why is not null)
                return new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{pair.Name} {why}; {same} before it are the same"));
            if (++same == MostCompared)
                return new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"the first {same} objects are the same; the rest was not looked at"));
        }
        return new StepForecast(StepState.AlreadySatisfied, string.Create(CultureInfo.InvariantCulture, $"{same} objects of {options.From} are the same at {options.To}"));
    }

    private static async Task<StepForecast> OfVersionsAsync(Sides sides, CancellationToken cancellationToken)
    {
        var keys = 0L;
        await foreach (var pair in sides.HistoriesAsync(cancellationToken))
        {
            if (pair.Source is null && !sides.Options.DeleteExtra)
                continue;
            var (source, target) = (pair.Source ?? new KeyHistory(pair.Name, []), pair.Target ?? new KeyHistory(pair.Name, []));
            var same = await HistoryComparison.SameAsync(sides, source, target, cancellationToken);
            if (same < target.Versions.Count && !sides.Options.DeleteExtra && await HistoryComparison.SurplusAsync(sides, source, target, cancellationToken) is null)
                return new StepForecast(StepState.WouldFail, $"{pair.Name} has versions at the target that the source does not have");
            if (same < source.Versions.Count || same < target.Versions.Count)
                return new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"{pair.Name} has {source.Versions.Count} versions, {same} of which are at the target; {keys} keys before it are the same"));
            if (++keys == MostCompared)
                return new StepForecast(StepState.WouldRun, string.Create(CultureInfo.InvariantCulture, $"the first {keys} keys are the same; the rest was not looked at"));
        }
        return new StepForecast(StepState.AlreadySatisfied, string.Create(CultureInfo.InvariantCulture, $"all versions of {keys} keys of {sides.Options.From} are at {sides.Options.To}"));
    }
}
