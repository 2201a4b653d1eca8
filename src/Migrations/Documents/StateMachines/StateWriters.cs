using Groundplan.Migrations.Documents.StateMachines.Writers;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>The kinds of steps that Step Functions does by itself, by kind. All others wait for somebody outside.</summary>
internal static class StateWriters
{
    public static IReadOnlyList<StateWriter> All { get; } =
    [
        new AlarmGateWriter(),
        new BackupTableWriter(),
        new CloseIngressWriter(),
        new DeleteBucketWriter(),
        new DeleteDatabaseWriter(),
        new DeleteLoadBalancerWriter(),
        new DeleteSecurityGroupWriter(),
        new DeleteStackWriter(),
        new DeleteTableWriter(),
        new DeployStackWriter(),
        new DescribeOutputsWriter(),
        new InvokeFunctionWriter(),
        new NotifyWriter(),
        new OpenIngressWriter(),
        new PointRecordWriter(),
        new PromoteReplicaWriter(),
        new PutParameterWriter(),
        new RequireEmptyBucketWriter(),
        new RequireEmptyTableWriter(),
        new RestoreTableWriter(),
        new ScaleServiceWriter(),
        new ShiftTrafficWriter(),
        new SnapshotDatabaseWriter(),
        new TerminateInstancesWriter(),
        new WaitWriter(),
    ];

    private static readonly Dictionary<string, StateWriter> ByKind = All.ToDictionary(writer => writer.Kind, StringComparer.Ordinal);

    /// <summary>What writes a step; null where somebody outside does it.</summary>
    public static StateWriter? Find(StepCall call) => ByKind.TryGetValue(call.Spec.Kind, out var writer) && writer.Expresses(call) && call.Wanted.All(writer.Gives) ? writer : null;
}
