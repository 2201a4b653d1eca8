namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A simple record set is changed, and awaited on all name servers.</summary>
internal sealed class PointRecordWriter() : StateWriter("point-record")
{
    public override void Write(StepStates states) => RecordSets.Change(states, [RecordSets.Of(states.Call, states.Call.Arguments)]);
}
