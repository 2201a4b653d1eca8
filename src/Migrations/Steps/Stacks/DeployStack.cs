namespace Groundplan.Migrations;

/// <summary>Deploys a stack of the plan and waits until it is there.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Stack">The stack; a root of the plan by its name.</param>
public sealed record DeployStack(string Id, Stack Stack) : Step(Id)
{
    /// <summary>Values of the template's parameters.</summary>
    public Map<Value<string>> Parameters { get; init; } = new();

    /// <inheritdoc/>
    public override StepSpec Specify() => new("deploy-stack", "Deploy stack {0}.", Idempotency.Upsert)
    {
        Places = [new("stack", Stack)],
        Effects = [new(EffectKind.Creates, new("stack", Stack))],
        Arguments =
        [
            new("stack", Stack),
            new("region", Stack?.Region),
            new("template", new StackFact(Stack, StackFactKind.Template)),
            new("capabilities", new StackFact(Stack, StackFactKind.Capabilities)),
            new("tags", new StackFact(Stack, StackFactKind.Tags)),
            new("parameters", Parameters is { Count: > 0 } ? Parameters : null),
            new("terminationProtection", Stack?.TerminationProtection),
        ],
        Commands = [CommandLine.Of("groundplan", "deploy", "<project>", "--root", new StackFact(Stack, StackFactKind.Root))],
        Permissions =
        [
            "cloudformation:CreateChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:DeleteChangeSet", "cloudformation:ExecuteChangeSet",
            "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents", "cloudformation:ListStackResources", "cloudformation:UpdateTerminationProtection",
        ],
    };
}
