using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Steps.Gates;
using Groundplan.Runner.Steps.Kubernetes;
using Groundplan.Runner.Steps.Network;
using Groundplan.Runner.Steps.Parameters;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Steps.Traffic;

namespace Groundplan.Runner.Steps;

/// <summary>The kinds of steps that this tool knows, by area.</summary>
internal static class StepExecutors
{
    public static IReadOnlyList<IStepExecutor> All { get; } =
    [
        new General.ApprovalExecutor(),
        new General.CommandExecutor(),
        new General.HttpCheckExecutor(),
        new General.ManualExecutor(),
        new General.NotifyExecutor(),
        new General.WaitExecutor(),
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
        new Tables.BackupTableExecutor(),
        new Tables.ClearTableExecutor(),
        new Tables.CopyTableExecutor(),
        new Tables.DeleteTableExecutor(),
        new Tables.RequireEmptyTableExecutor(),
        new Tables.RestoreTableExecutor(),
        new Tables.TransformTableExecutor(),
        new Buckets.BackupBucketExecutor(),
        new Buckets.DeleteBucketExecutor(),
        new Buckets.EmptyBucketExecutor(),
        new Buckets.RequireEmptyBucketExecutor(),
        new Buckets.RestoreBucketExecutor(),
        new Buckets.SyncBucketExecutor(),
        new AlarmGateExecutor(),
        new MetricGateExecutor(),
        new ArgoAbortExecutor(),
        new ArgoPromoteExecutor(),
        new ArgoUndoExecutor(),
        new AwaitRolloutExecutor(),
        new KubernetesApplyExecutor(),
        new RolloutRestartExecutor(),
        new CloseIngressExecutor(),
        new DeleteLoadBalancerExecutor(),
        new DeleteSecurityGroupExecutor(),
        new LowerTtlExecutor(),
        new OpenIngressExecutor(),
        new PointRecordExecutor(),
        new RestoreTrafficExecutor(),
        new ShiftTrafficExecutor(),
        new TerminateInstancesExecutor(),
    ];
}
