namespace Groundplan.Rules;

/// <summary>Two roots deploy the same stack: the second deployment would replace the first one's resources.</summary>
internal static class StackNameCollisionRule
{
    private const string Id = "GP1011";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two stacks have the same name", context => Collisions.In(
        context,
        place => place.Name is { LogicalId.Length: 0, Name.Length: > 0 },
        (place, earlier, _) => new(
            Id,
            Severity.Error,
            $"{earlier.Root.Plan}.{earlier.Root.Name} is the stack '{place.Name.Name}' too: deploying one would replace the other's resources. Choose another name.",
            place.Subject)
        {
            Related = [earlier.Subject],
        }));
}
