using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>Alarms are watched for a time: the machine goes on when none of them left OK.</summary>
internal sealed class AlarmGateWriter() : StateWriter("alarm-gate")
{
    private const long PauseSeconds = 60;

    public override bool Expresses(StepCall call) => call.Get("alarms") is Node.List { Items.Count: > 0 and <= 100 } && call.Get("forSeconds") is null or Node.Scalar { Value: long };

    public override void Write(StepStates states)
    {
        var call = states.Call;
        var looks = call.Get("forSeconds") is Node.Scalar { Value: long seconds } ? Math.Max(1, seconds / PauseSeconds) : 1;
        var isOk = call.Has("insufficientData", "holds") ? (string[])["OK", "INSUFFICIENT_DATA"] : ["OK"];
        var alarms = call.Need("alarms").Elements;
        states.Times("watch", looks, PauseSeconds, () =>
        {
            states.Sdk("", "cloudwatch:describeAlarms", Node.Of(("AlarmNames", Node.ListOf(alarms))), Node.Of(("states", Payload.Path("$.MetricAlarms[*].StateValue"))));
            states.Choose("well?", "an alarm is not OK, or there is none of that name", (StepStates.And([.. Enumerable.Range(0, alarms.Count).SelectMany(Holds)]), null));
        });

        IEnumerable<Node.Object> Holds(int alarm)
        {
            var state = $"{states.Work("")}.states[{Numbers.Text(alarm)}]";
            return [Node.Of(("Variable", Node.Text(state)), ("IsPresent", Node.Truth(true))), StepStates.Is(state, isOk)];
        }
    }
}
