using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>A step that is done outside of the machine: its facts go to a queue, and the execution waits for an answer to the task token.</summary>
internal static class TokenStates
{
    public const string Resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    public static void Write(StepStates states, MigrationFacts facts)
    {
        var call = states.Call;
        states.Task("", Resource, Node.Of(
            ("QueueUrl", Payload.Path("$$.Execution.Input.taskQueueUrl")),
            ("MessageBody", Node.Of(
                ("taskToken", Payload.Path("$$.Task.Token")),
                ("execution", Payload.Path("$$.Execution.Id")),
                ("migration", Node.Text(facts.Migration.Name)),
                ("step", Node.Text(call.Id)),
                ("kind", Node.Text(call.Spec.Kind)),
                ("title", Node.Text(call.Title)),
                ("arguments", call.Arguments),
                ("outputs", Node.ListOf(call.Wanted)),
                ("evidence", Node.ListOf(call.Step.Evidence)),
                ("commands", Node.ListOf(HandCommands.Words(facts, call.Spec).Select(words => (Node)Node.ListOf(words))))))), Node.Of(("outputs", Payload.Path("$"))));
        foreach (var output in call.Wanted)
            states.Output(output, Payload.Path(PathOf(states, output)));
        // A path that leads nowhere would end the execution, and nothing would be undone.
        if (call.Wanted.Count > 0)
            states.Choose("answered?", $"the answer has to have {string.Join(", ", call.Wanted)}", (StepStates.And([.. call.Wanted.Select(output => Node.Of(("Variable", Node.Text(PathOf(states, output))), ("IsPresent", Node.Truth(true))))]), null));
    }

    private static string PathOf(StepStates states, string output) => $"{states.Work("")}.outputs.{StateNames.Member(output)}";
}
