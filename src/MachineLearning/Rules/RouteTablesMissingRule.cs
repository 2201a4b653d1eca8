using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The S3 gateway endpoint has no route table.</summary>
internal static class RouteTablesMissingRule
{
    private const string Id = "GP3001";

    public static Rule Rule { get; } = new(Id, Severity.Error, "The S3 gateway endpoint has no route table", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        const string property = nameof(Network.RouteTableIds);
        if (root.Network is not { } network || root.Origins.IsUnknown(network, property) || network.RouteTableIds is { Count: > 0 } or { Intrinsic: not null })
            yield break;
        yield return new Finding(
            Id,
            Severity.Error,
            "The S3 gateway endpoint is attached to no route table, so no traffic would use it: give the route tables of the subnets, RouteTableIds = [\"rtb-…\"].",
            root.Inside(nameof(MlPlatform.Network), network, property))
        {
            Facts = new() { ["missing"] = property },
        };
    }
}
