namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new Buckets.BackupBucketExecutor(),
        new Buckets.DeleteBucketExecutor(),
        new Buckets.EmptyBucketExecutor(),
        new Buckets.RequireEmptyBucketExecutor(),
        new Buckets.RestoreBucketExecutor(),
        new Buckets.SyncBucketExecutor(),
    ];
}
