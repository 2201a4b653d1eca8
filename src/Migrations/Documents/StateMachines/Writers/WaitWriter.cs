using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>Time that passes.</summary>
internal sealed class WaitWriter() : StateWriter("wait")
{
    public override bool Expresses(StepCall call) => call.Get("seconds") is not null;

    public override void Write(StepStates states) => states.Pause("", WholeSeconds(states.Call.Need("seconds")));

    // A Wait takes whole seconds, up to 99,999,999.
    private static Node WholeSeconds(Node seconds) => seconds switch
    {
        Node.Scalar { Value: double number } => Node.Number((long)Math.Min(99_999_999, Math.Max(0, Math.Ceiling(number)))),
        Node.Scalar { Value: long number } => Node.Number(Math.Min(99_999_999, Math.Max(0, number))),
        _ => seconds,
    };
}
