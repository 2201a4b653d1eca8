using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>A field is set that the tier does not use.</summary>
internal static class UnusedFieldRule
{
    private const string Id = "GP2002";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A field is set that the tier does not use", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (!root.Knows(nameof(MlPlatform.Tier)) || root.Platform.Has(Tier.Enterprise))
            yield break;
        foreach (var field in TierField.All)
        {
            if (field.IsSet(root.Platform) && root.Knows(field.Property))
                yield return Unused(root, field);
        }
    }

    private static Finding Unused(PlatformRoot root, TierField field) => new(
        Id,
        Severity.Warning,
        $"{field.Property} is of the enterprise tier only, and this platform is {root.Platform.Tier}: it has no effect. Remove it, or choose Tier.Enterprise.",
        root.Field(field.Property))
    {
        Related = [root.Field(nameof(MlPlatform.Tier))],
        Facts = new() { ["unused"] = field.Property },
    };
}
