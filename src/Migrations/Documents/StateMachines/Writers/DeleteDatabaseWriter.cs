using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A database is deleted, and awaited until it is gone.</summary>
internal sealed class DeleteDatabaseWriter() : StateWriter("delete-database")
{
    public override void Write(StepStates states)
    {
        var instance = states.Call.Need("instance");
        var snapshot = states.Call.Get("finalSnapshot");
        states.Sdk("", "rds:deleteDBInstance", Node.Of(
            ("DbInstanceIdentifier", instance), ("SkipFinalSnapshot", Node.Truth(snapshot is null)), ("FinalDBSnapshotIdentifier", snapshot)));
        states.UntilGone("gone", "rds:describeDBInstances", Node.Of(("DbInstanceIdentifier", instance)), "$.DbInstances[0].DbInstanceStatus", "deleting", "backing-up", "available");
    }
}
