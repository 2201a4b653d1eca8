namespace Groundplan.Rules;

/// <summary>Two stacks publish the same SSM parameter.</summary>
internal static class ParameterPathCollisionRule
{
    private const string Id = "GP1003";

    public static Rule Rule { get; } = new(Id, Severity.Error, "An SSM parameter is published twice", context => Collisions.In(
        context,
        place => place.Name.Type == "AWS::SSM::Parameter",
        (place, earlier, others) => new(
            Id,
            Severity.Error,
            $"{earlier.Root.Plan}.{earlier.Root.Name} publishes the SSM parameter '{place.Name.Name}' too{Collisions.More(others)}: choose another path.",
            place.Subject)
        {
            Related = [earlier.Subject],
        }));
}
