using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A stack is created or updated from the template that was uploaded with the other documents, and awaited.</summary>
internal sealed class DeployStackWriter() : StateWriter("deploy-stack")
{
    private const string Exists = "$.Stacks[0].StackStatus";

    public override bool Expresses(StepCall call) => call.Get("template") is not null;

    public override void Write(StepStates states)
    {
        var call = states.Call;
        var stack = Node.Of(("StackName", call.Need("stack")));
        states.Sdk("", "cloudformation:describeStacks", stack, Node.Of(("status", Payload.Path(Exists))), ("States.TaskFailed", states.Name("create")));
        states.Sdk("update", "cloudformation:updateStack", Request(call, false), null, ("States.TaskFailed", states.Name("update refused")));
        states.Keep("wait for it");
        states.Until(
            "deployed",
            "cloudformation:describeStacks",
            stack,
            Exists,
            seen => StepStates.Is(seen, "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"),
            seen => StepStates.Is(seen, "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"));
        states.Aside("wait for it", aside => aside.Sdk("create", "cloudformation:createStack", Request(call, true)));
        states.Aside("wait for it", aside => aside.Choose("update refused", "the update was refused", (StepStates.Matches(states.Work("error") + ".Cause", "*No updates are to be performed*"), null)));
    }

    private static Node.Object Request(StepCall call, bool creates) => Node.Of(
        ("StackName", call.Need("stack")),
        ("TemplateURL", Payload.Format(Payload.Path("$$.Execution.Input.documents"), Node.Text("/"), call.Need("template"))),
        ("Capabilities", call.Get("capabilities")),
        ("Parameters", Pairs(call.Get("parameters"), "ParameterKey", "ParameterValue")),
        ("Tags", Pairs(call.Get("tags"), "Key", "Value")),
        ("EnableTerminationProtection", creates && call.IsTrue("terminationProtection") ? Node.Truth(true) : null),
        ("ClientRequestToken", call.Token));

    private static Node? Pairs(Node? map, string key, string value) => map is Node.Object { Entries.Count: > 0 } item
        ? Node.ListOf(item.Entries.Select(entry => (Node)Node.Of((key, Node.Text(entry.Key)), (value, entry.Value))))
        : null;
}
