using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A stack is deleted, and awaited until it is gone.</summary>
internal sealed class DeleteStackWriter() : StateWriter("delete-stack")
{
    public override void Write(StepStates states)
    {
        var stack = Node.Of(("StackName", states.Call.Need("stack")));
        if (states.Call.IsTrue("unprotect"))
            states.Sdk("unprotect", "cloudformation:updateTerminationProtection", Node.Of(("StackName", states.Call.Need("stack")), ("EnableTerminationProtection", Node.Truth(false))));
        // A stack that is gone is found by its id only.
        states.Sdk("", "cloudformation:describeStacks", stack, Node.Of(("id", Payload.Path("$.Stacks[0].StackId"))));
        var found = Node.Of(("StackName", Payload.Path(states.Work("") + ".id")));
        states.Sdk("delete", "cloudformation:deleteStack", Node.Of(("StackName", Payload.Path(states.Work("") + ".id")), ("ClientRequestToken", states.Call.Token)));
        states.Until("gone", "cloudformation:describeStacks", found, "$.Stacks[0].StackStatus", seen => StepStates.Is(seen, "DELETE_COMPLETE"), seen => StepStates.Is(seen, "DELETE_IN_PROGRESS"));
    }
}
