using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A snapshot of a database, awaited.</summary>
internal sealed class SnapshotDatabaseWriter() : StateWriter("snapshot-database")
{
    public override void Write(StepStates states)
    {
        var snapshot = states.Call.Need("snapshot");
        states.Sdk("", "rds:createDBSnapshot", Node.Of(("DbInstanceIdentifier", states.Call.Need("instance")), ("DbSnapshotIdentifier", snapshot)), null, ("Rds.DbSnapshotAlreadyExistsException", states.Name("look")));
        states.Keep("look");
        states.Until(
            "available",
            "rds:describeDBSnapshots",
            Node.Of(("DbSnapshotIdentifier", snapshot)),
            "$.DbSnapshots[0].Status",
            seen => StepStates.Is(seen, "available"),
            seen => StepStates.Is(seen, "creating", "pending"));
    }
}
