using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A table is deleted, and awaited until it is gone.</summary>
internal sealed class DeleteTableWriter() : StateWriter("delete-table")
{
    public override void Write(StepStates states)
    {
        var table = Node.Of(("TableName", states.Call.Need("table")));
        states.Sdk("", "dynamodb:deleteTable", table);
        states.UntilGone("gone", "dynamodb:describeTable", table, "$.Table.TableStatus", "DELETING", "ACTIVE");
    }
}
