using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Steps.Parameters;
using Groundplan.Runner.Steps.Stacks;

namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new DeleteStackExecutor(),
        new DeployStackExecutor(),
        new DescribeOutputsExecutor(),
        new RequireNoConsumersExecutor(),
        new TestDeployExecutor(),
        new PutParameterExecutor(),
        new RestoreParameterExecutor(),
        new SetMaintenanceExecutor(),
        new AwaitReplicaLagExecutor(),
        new CreateReadReplicaExecutor(),
        new DeleteDatabaseExecutor(),
        new PromoteReplicaExecutor(),
        new RestoreDatabaseExecutor(),
        new SnapshotDatabaseExecutor(),
        new SqlCheckExecutor(),
        new AwaitStableExecutor(),
        new InvokeFunctionExecutor(),
        new ScaleServiceExecutor(),
        new StopTasksExecutor(),
    ];
}
