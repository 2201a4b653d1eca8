namespace Groundplan.Runner.Steps.Tables;

/// <summary>What was done with items.</summary>
/// <param name="Read">Read from the source.</param>
/// <param name="Written">Put, or deleted, at the target.</param>
/// <param name="Skipped">Left alone, as the target has them.</param>
internal readonly record struct WorkCounts(long Read, long Written, long Skipped)
{
    public static WorkCounts operator +(WorkCounts a, WorkCounts b) => new(a.Read + b.Read, a.Written + b.Written, a.Skipped + b.Skipped);
}
