using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Steps.Network;

namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new AwaitStableExecutor(),
        new CloseIngressExecutor(),
        new DeleteLoadBalancerExecutor(),
        new DeleteSecurityGroupExecutor(),
        new InvokeFunctionExecutor(),
        new OpenIngressExecutor(),
        new ScaleServiceExecutor(),
        new StopTasksExecutor(),
        new TerminateInstancesExecutor(),
    ];
}
