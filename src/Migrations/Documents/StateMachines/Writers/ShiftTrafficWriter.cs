using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>Weighted record sets are changed at once, and awaited on all name servers.</summary>
internal sealed class ShiftTrafficWriter() : StateWriter("shift-traffic")
{
    public override bool Expresses(StepCall call) => call.Get("records") is Node.List { Items.Count: > 0 };

    public override void Write(StepStates states) => RecordSets.Change(states, states.Call.Need("records").Elements.Select(record => RecordSets.Of(states.Call, record)));
}
