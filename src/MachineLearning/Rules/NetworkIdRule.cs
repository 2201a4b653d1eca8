using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The id of a VPC, subnet or security group is malformed.</summary>
internal static class NetworkIdRule
{
    private const string Id = "GP3004";

    public static Rule Rule { get; } =
        new(Id, Severity.Error, "The id of a VPC, subnet or security group is malformed", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (root.Network is not { } network)
            yield break;
        foreach (var input in network.Inputs)
        {
            if (Prefix(input.Kind) is not { } prefix || root.Origins.IsUnknown(network, input.Property))
                continue;
            for (var i = 0; i < input.Values.Count; i++)
            {
                if (!NetworkFormats.IsId(input.Values[i], prefix))
                    yield return Malformed(root, network, input, prefix, i);
            }
        }
    }

    private static string? Prefix(NetworkInputKind kind) => kind switch
    {
        NetworkInputKind.VpcId => "vpc",
        NetworkInputKind.SubnetIds => "subnet",
        NetworkInputKind.SecurityGroupId => "sg",
        _ => null,
    };

    private static Finding Malformed(PlatformRoot root, Network network, NetworkInput input, string prefix, int index) => new(
        Id,
        Severity.Error,
        $"'{input.Values[index]}' is malformed: give '{prefix}-' and 8 or 17 hexadecimal digits.",
        root.Inside(nameof(MlPlatform.Network), network, input.Property, input.Kind == NetworkInputKind.SubnetIds ? index : null));
}
