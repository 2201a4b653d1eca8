using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>A route table's id is malformed.</summary>
internal static class RouteTableFormatRule
{
    private const string Id = "GP3002";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A route table's id is malformed", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        const string property = nameof(Network.RouteTableIds);
        if (root.Network is not { RouteTableIds: { } ids } network || root.Origins.IsUnknown(network, property))
            yield break;
        for (var i = 0; i < ids.Count; i++)
        {
            if (!NetworkFormats.IsId(ids[i], "rtb"))
                yield return new Finding(Id, Severity.Error, $"'{ids[i]}' is no route table's id: give 'rtb-' and 8 or 17 hexadecimal digits.", root.Inside(nameof(MlPlatform.Network), network, property, i));
        }
    }
}
