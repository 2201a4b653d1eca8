using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Steps.Gates;
using Groundplan.Runner.Steps.Network;
using Groundplan.Runner.Steps.Traffic;

namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new AlarmGateExecutor(),
        new AwaitStableExecutor(),
        new CloseIngressExecutor(),
        new DeleteLoadBalancerExecutor(),
        new DeleteSecurityGroupExecutor(),
        new InvokeFunctionExecutor(),
        new LowerTtlExecutor(),
        new MetricGateExecutor(),
        new OpenIngressExecutor(),
        new PointRecordExecutor(),
        new RestoreTrafficExecutor(),
        new ScaleServiceExecutor(),
        new ShiftTrafficExecutor(),
        new StopTasksExecutor(),
        new TerminateInstancesExecutor(),
    ];
}
