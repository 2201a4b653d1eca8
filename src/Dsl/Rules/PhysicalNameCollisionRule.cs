using Groundplan.Rules.Names;

namespace Groundplan.Rules;

/// <summary>Two resources of one type have the same physical name where it must be unique: the second deployment fails.</summary>
internal static class PhysicalNameCollisionRule
{
    private const string Id = "GP1002";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two resources have the same physical name", context => Collisions.In(
        context,
        place => place.Name.LogicalId.Length > 0 && place.Name.Type != "AWS::SSM::Parameter" && place.Name.Scope != NameScope.None,
        Finding));

    private static Finding Finding(NamedPlace place, NamedPlace earlier, int others) => new(
        Id,
        Severity.Error,
        $"{earlier.Root.Plan}.{earlier.Root.Name} calls {earlier.Name.LogicalId} ({place.Name.Type}) '{place.Name.Name}' too{Collisions.More(others)}, and such a name must be unique {Where(place.Name.Scope)}: choose another.",
        place.Subject)
    {
        Related = [earlier.Subject],
    };

    private static string Where(NameScope scope) => scope switch
    {
        NameScope.Global => "across all accounts",
        NameScope.Account => "in all regions of the account",
        _ => "in the account and region",
    };
}
