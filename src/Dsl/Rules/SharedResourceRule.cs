namespace Groundplan.Rules;

/// <summary>A stack was handed a resource of another stack, so that both templates would create it.</summary>
internal static class SharedResourceRule
{
    private const string Id = "GP4004";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A resource is a member of two stacks", context => SharedResources.In(context).Select(Finding));

    private static Finding Finding(SharedResource shared)
    {
        var (here, there) = (shared.Root.Content.Stack.StackName, shared.Owner.Content.Stack.StackName);
        return new(
            Id,
            Severity.Error,
            $"{shared.Id} is the resource {shared.OwnersId} of the stack '{there}' ({shared.Owner.Plan}.{shared.Owner.Name}), and as a member of '{here}' it would be created there too. Take a Value<string> instead, and pass what '{there}' exports (Fn.ImportValue) or publishes as an SSM parameter; or give '{here}' a resource of its own.",
            new Subject(shared.Root, shared.Root.Value, shared.Root.Value is Stack ? shared.Id : null) { Path = $"{shared.Root.Name}.{shared.Id}" })
        {
            Related = [new Subject(shared.Owner, shared.Resource) { Path = $"{shared.Owner.Name}.{shared.OwnersId}" }],
        };
    }
}
