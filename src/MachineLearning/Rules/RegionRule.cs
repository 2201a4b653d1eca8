using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The region is malformed.</summary>
internal static class RegionRule
{
    private const string Id = "GP1009";

    private static readonly FieldFormat Format = FieldFormat.Of(
        nameof(MlPlatform.Region),
        platform => platform.Region,
        "[a-z]{2}-[a-z]+-[0-9]",
        "an AWS region such as 'us-west-2'");

    public static Rule Rule { get; } = new(Id, Severity.Error, "The region is malformed", context => PlatformRoot.Of(context).SelectMany(root => Format.Check(root, Id)));
}
