using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The path of an SSM parameter is malformed.</summary>
internal static class ParameterPathRule
{
    private const string Id = "GP3006";

    public static Rule Rule { get; } = new(Id, Severity.Error, "The path of an SSM parameter is malformed", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (root.Network is not { } network)
            yield break;
        foreach (var input in network.Inputs)
        {
            if (input.Kind != NetworkInputKind.ParameterPath || root.Origins.IsUnknown(network, input.Property) || NetworkFormats.IsPath(input.Values[0]))
                continue;
            yield return new Finding(
                Id,
                Severity.Error,
                $"'{input.Values[0]}' is no path of an SSM parameter: give an absolute one of at most 15 levels, of letters, digits and '_', '.', '-', not below /aws or /ssm, such as '/vpc/globalbank-prod/VpcId'.",
                root.Inside(nameof(MlPlatform.Network), network, input.Property));
        }
    }
}
