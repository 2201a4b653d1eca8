using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A message to an SNS topic; a webhook is called from outside.</summary>
internal sealed class NotifyWriter() : StateWriter("notify")
{
    public override bool Expresses(StepCall call) => call.Get("topicArn") is not null;

    public override void Write(StepStates states) => states.Sdk("", "sns:publish", Node.Of(
        ("TopicArn", states.Call.Need("topicArn")),
        ("Subject", states.Call.Get("subject")),
        ("Message", states.Call.Need("message"))));
}
