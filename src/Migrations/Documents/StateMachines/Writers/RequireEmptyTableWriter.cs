using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A table has no item.</summary>
internal sealed class RequireEmptyTableWriter() : StateWriter("require-empty-table")
{
    public override void Write(StepStates states)
    {
        states.Sdk("", "dynamodb:scan", Node.Of(("TableName", states.Call.Need("table")), ("Limit", Node.Number(1)), ("Select", Node.Text("COUNT"))), Node.Of(("count", Payload.Path("$.Count"))));
        states.Choose("empty?", "the table has items", (StepStates.IsNumber(states.Work("") + ".count", Node.Number(0)), null));
    }
}
