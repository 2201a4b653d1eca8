using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A parameter of Systems Manager is set. The value of a secure one would stand in the history, so that one is set from outside.</summary>
internal sealed class PutParameterWriter() : StateWriter("put-parameter")
{
    public override bool Expresses(StepCall call) => call.Get("value") is not null && !call.Has("type", "SecureString");

    public override void Write(StepStates states) => states.Sdk("", "ssm:putParameter", Node.Of(
        ("Name", states.Call.Need("name")),
        ("Value", states.Call.Need("value")),
        ("Type", states.Call.Get("type") ?? Node.Text("String")),
        ("Overwrite", states.Call.Get("overwrite") ?? Node.Truth(true))));
}
