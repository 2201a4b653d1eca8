using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>A route table is listed twice.</summary>
internal static class RouteTableDuplicateRule
{
    private const string Id = "GP3003";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A route table is listed twice", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        const string property = nameof(Network.RouteTableIds);
        if (root.Network is not { RouteTableIds: { } ids } network || root.Origins.IsUnknown(network, property))
            yield break;
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Count; i++)
        {
            var id = ids[i] ?? "";
            if (!first.TryGetValue(id, out var earlier))
            {
                first.Add(id, i);
                continue;
            }

            yield return new Finding(Id, Severity.Error, $"'{id}' is listed already, and AWS refuses an endpoint with a route table twice: remove it.", root.Inside(nameof(MlPlatform.Network), network, property, i))
            {
                Related = [root.Inside(nameof(MlPlatform.Network), network, property, earlier)],
            };
        }
    }
}
