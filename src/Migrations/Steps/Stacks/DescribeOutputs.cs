namespace Groundplan.Migrations;

/// <summary>Reads the outputs of a deployed stack, for the arguments of later steps: <c>describe.Output("Url")</c>.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Stack">The stack.</param>
public sealed record DescribeOutputs(string Id, Stack Stack) : Check(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("describe-outputs", "Read the outputs of stack {0}.", Idempotency.Read)
    {
        Places = [new("stack", Stack)],
        Arguments = [new("stack", Stack), new("region", Stack?.Region)],
        Commands = [CommandLine.Of("aws", "cloudformation", "describe-stacks", "--stack-name", Stack, "--query", "Stacks[0].Outputs")],
        Outputs = Stack is null ? [] : StackContent.Of(Stack).Outputs.Select(output => output.Id).ToItems(),
        Permissions = ["cloudformation:DescribeStacks"],
    };
}
