namespace Groundplan.Migrations;

/// <summary>Deploys a copy of a stack of the plan under names of its own, and deletes it again whatever happens.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Stack">The stack; a root of the plan by its name.</param>
public sealed record TestDeploy(string Id, Stack Stack) : Step(Id)
{
    /// <summary>Values of the template's parameters.</summary>
    public Map<Value<string>> Parameters { get; init; } = new();

    /// <inheritdoc/>
    public override StepSpec Specify() => new("test-deploy", "Deploy a copy of stack {0} under other names, and delete it again.", Idempotency.Upsert)
    {
        Places = [new("stack", Stack)],
        Effects = [new(EffectKind.Gates, new("stack", Stack))],
        Arguments =
        [
            new("stack", Stack),
            new("region", Stack?.Region),
            new("template", new StackFact(Stack, StackFactKind.Template)),
            new("capabilities", new StackFact(Stack, StackFactKind.Capabilities)),
            new("tags", new StackFact(Stack, StackFactKind.Tags)),
            new("names", new StackFact(Stack, StackFactKind.Names)),
            new("publishes", new StackFact(Stack, StackFactKind.Publishes)),
            new("parameters", Parameters is { Count: > 0 } ? Parameters : null),
        ],
        Commands = [CommandLine.Of("groundplan", "test-deploy", "<project>", "--root", new StackFact(Stack, StackFactKind.Root))],
        Outputs = ["testStack"],
        Permissions =
        [
            "cloudformation:CreateStack", "cloudformation:DeleteStack", "cloudformation:DescribeStacks", "cloudformation:DescribeStackEvents", "cloudformation:ListStackResources",
        ],
    };
}
