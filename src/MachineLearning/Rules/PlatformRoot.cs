using System.Globalization;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>An ML platform of a plan, and the subjects inside it.</summary>
internal sealed record PlatformRoot(PlanRoot Root, MlPlatform Platform, Origins Origins)
{
    /// <summary>All ML platforms of the roots, in their order.</summary>
    public static IEnumerable<PlatformRoot> Of(RuleContext context)
    {
        foreach (var root in context.Roots)
        {
            if (root.Value is MlPlatform platform)
                yield return new PlatformRoot(root, platform, context.Origins);
        }
    }

    /// <summary>The network, where the tier uses it and it is known.</summary>
    public Network? Network => Knows(nameof(MlPlatform.Tier)) && Platform.Has(Tier.Enterprise) && Knows(nameof(MlPlatform.Network)) ? Platform.Network : null;

    /// <summary>Whether a field's value could be computed.</summary>
    public bool Knows(string property) => !Origins.IsUnknown(Platform, property);

    /// <summary>The platform as a whole, or one field of it.</summary>
    public Subject Field(string? property) => new(Root, Platform, property);

    /// <summary>A property of a record that a field holds.</summary>
    public Subject Inside(string field, object record, string property, int? index = null) => new(Root, record, property, index)
    {
        Path = $"{Root.Name}.{field}.{property}{(index is null ? "" : string.Format(CultureInfo.InvariantCulture, "[{0}]", index))}",
    };
}
