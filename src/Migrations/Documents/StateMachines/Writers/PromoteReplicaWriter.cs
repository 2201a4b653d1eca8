using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A read replica becomes a database of its own, and is awaited.</summary>
internal sealed class PromoteReplicaWriter() : StateWriter("promote-replica")
{
    public override void Write(StepStates states)
    {
        var replica = Node.Of(("DbInstanceIdentifier", states.Call.Need("replica")));
        states.Sdk("", "rds:promoteReadReplica", replica);
        // The status stays "available" for a while after the call.
        states.Pause("begins", Node.Number(60));
        states.Until(
            "available",
            "rds:describeDBInstances",
            replica,
            "$.DbInstances[0].DbInstanceStatus",
            seen => StepStates.Is(seen, "available"),
            seen => StepStates.Is(seen, "modifying", "rebooting", "backing-up"));
    }
}
