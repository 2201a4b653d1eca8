namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Ranges, some at a time.</summary>
internal static class RangeWalk
{
    private const int AtATime = 8;

    public static Task RunAsync<T>(IEnumerable<T> ranges, Func<T, CancellationToken, Task> walk, CancellationToken cancellationToken)
        => Parallel.ForEachAsync(
            ranges, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (range, stop) => await walk(range, stop));
}
