namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new Tables.BackupTableExecutor(),
        new Tables.ClearTableExecutor(),
        new Tables.CopyTableExecutor(),
        new Tables.DeleteTableExecutor(),
        new Tables.RequireEmptyTableExecutor(),
        new Tables.RestoreTableExecutor(),
        new Tables.TransformTableExecutor(),
    ];
}
