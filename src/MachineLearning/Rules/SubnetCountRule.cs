using System.Globalization;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>There are fewer than two subnets.</summary>
internal static class SubnetCountRule
{
    private const string Id = "GP3005";

    public static Rule Rule { get; } = new(Id, Severity.Error, "There are fewer than two subnets", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (root.Network is not { } network || network.Inputs.FirstOrDefault(input => input.Kind == NetworkInputKind.SubnetIds) is not { } subnets
            || root.Origins.IsUnknown(network, subnets.Property) || subnets.Values.Intrinsic is not null)
        {
            yield break;
        }

        var count = subnets.Values.Distinct(StringComparer.Ordinal).Count();
        if (count >= 2)
            yield break;
        yield return new Finding(
            Id,
            Severity.Error,
            $"There are {count.ToString(CultureInfo.InvariantCulture)} different subnets, so the endpoints would fail with one Availability Zone: give two or more, of different zones.",
            root.Inside(nameof(MlPlatform.Network), network, subnets.Property));
    }
}
