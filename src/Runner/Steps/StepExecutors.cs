using Groundplan.Runner.Steps.Compute;

namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new AwaitStableExecutor(),
        new InvokeFunctionExecutor(),
        new ScaleServiceExecutor(),
        new StopTasksExecutor(),
    ];
}
