using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The tier needs a field that is not set.</summary>
internal static class MissingFieldRule
{
    private const string Id = "GP2001";

    public static Rule Rule { get; } = new(Id, Severity.Error, "The tier needs a field that is not set", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (!root.Knows(nameof(MlPlatform.Tier)) || !root.Platform.Has(Tier.Enterprise))
            yield break;
        foreach (var field in TierField.All)
        {
            if (!field.IsSet(root.Platform) && root.Knows(field.Property))
                yield return Missing(root, field);
        }
    }

    private static Finding Missing(PlatformRoot root, TierField field) =>
        new(Id, Severity.Error, $"The enterprise tier needs {field.Property}, since {field.Purpose}: add {field.Example}.", root.Field(null))
        {
            Facts = new() { ["missing"] = field.Property },
        };
}
