using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>The outputs of a stack.</summary>
internal sealed class DescribeOutputsWriter() : StateWriter("describe-outputs")
{
    public override bool Gives(string output) => true;

    public override void Write(StepStates states)
    {
        states.Sdk("", "cloudformation:describeStacks", Node.Of(("StackName", states.Call.Need("stack"))), Node.Of(("outputs", Payload.Path("$.Stacks[0].Outputs"))));
        foreach (var name in states.Call.Spec.Outputs.Where(IsPlain))
            states.Output(name, Payload.Path($"States.ArrayGetItem({states.Work("")}.outputs[?(@.OutputKey=='{name}')].OutputValue, 0)"));
    }

    private static bool IsPlain(string name) => name.All(character => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9');
}
