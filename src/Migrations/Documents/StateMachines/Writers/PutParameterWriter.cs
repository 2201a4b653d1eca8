using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A parameter of Systems Manager is set. The value of a secure one would stand in the history, so that one is set from outside.</summary>
internal sealed class PutParameterWriter() : StateWriter("put-parameter")
{
    public override bool Expresses(StepCall call) => call.Get("value") is not null && !call.Has("type", "SecureString");

    public override bool Gives(string output) => output is "existed" or "previousVersion" or "version";

    public override void Write(StepStates states)
    {
        if (states.Call.Wanted.Count > 0)
            Capture(states);
        states.Sdk(
            "",
            "ssm:putParameter",
            Node.Of(
                ("Name", states.Call.Need("name")),
                ("Value", states.Call.Need("value")),
                ("Type", states.Call.Get("type") ?? Node.Text("String")),
                ("Overwrite", states.Call.Get("overwrite") ?? Node.Truth(true))),
            states.Call.Wanted.Count > 0 ? Node.Of(("version", Payload.Path("$.Version"))) : null);
        states.Output("existed", Payload.Path(states.Work("before") + ".existed"));
        states.Output("previousVersion", Payload.Path(states.Work("before") + ".version"));
        states.Output("version", Payload.Path(states.Work("") + ".version"));
    }

    /// <summary>Which version there is before; 0 where there is none.</summary>
    private static void Capture(StepStates states)
    {
        states.Sdk(
            "before",
            "ssm:getParameter",
            Node.Of(("Name", states.Call.Need("name"))),
            Node.Of(("existed", Node.Truth(true)), ("version", Payload.Path("$.Parameter.Version"))),
            ("States.TaskFailed", states.Name("not there?")));
        states.Aside("", aside =>
        {
            aside.Choose("not there?", "the version before cannot be read", (StepStates.Matches(states.Work("error") + ".Error", "*ParameterNotFound*"), null));
            aside.Keep("not there", Node.Of(("existed", Node.Truth(false)), ("version", Node.Number(0))), "before");
        });
    }
}
