using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>
/// Two enterprise platforms put their endpoints into one VPC. With private DNS a VPC takes one interface endpoint of a service: EC2 refuses the next with
/// "private-dns-enabled cannot be set because there is already a conflicting DNS domain".
/// </summary>
internal static class SharedVpcRule
{
    private const string Id = "GP3007";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two platforms put their endpoints into one VPC", Check);

    private static IEnumerable<Finding> Check(RuleContext context)
    {
        var first = new Dictionary<(string?, string?, NetworkInputKind, string), (PlatformRoot Root, Subject Vpc)>();
        foreach (var root in PlatformRoot.Of(context))
        {
            if (root.Network is not { } network || Vpc(root, network) is not { } input || !root.Knows(nameof(MlPlatform.AccountId)) || !root.Knows(nameof(MlPlatform.Region)))
                continue;
            var vpc = input.Values[0];
            var subject = root.Inside(nameof(MlPlatform.Network), network, input.Property);
            var key = (root.Platform.AccountId, root.Platform.Region, input.Kind, vpc);
            if (!first.TryGetValue(key, out var earlier))
                first.Add(key, (root, subject));
            else if (earlier.Root.Platform.MlName != root.Platform.MlName)
                yield return Collision(earlier.Root.Root, input, vpc, subject, earlier.Vpc);
        }
    }

    /// <summary>What says which VPC it is, unless it is unknown or malformed, of which other rules speak. That one platform is there twice is GP1001.</summary>
    private static NetworkInput? Vpc(PlatformRoot root, Network network) => network.Inputs.FirstOrDefault(input => !root.Origins.IsUnknown(network, input.Property) && input switch
    {
        { Kind: NetworkInputKind.VpcId } => NetworkFormats.IsId(input.Values[0], "vpc"),
        { Property: nameof(Standalone.FromParameterStore.VpcIdPath) } => NetworkFormats.IsPath(input.Values[0]),
        _ => false,
    });

    private static Finding Collision(PlanRoot earlier, NetworkInput input, string vpc, Subject subject, Subject other) => new(
        Id,
        Severity.Error,
        $"{earlier.Plan}.{earlier.Name} has its endpoints in {(input.Kind == NetworkInputKind.VpcId ? $"the VPC '{vpc}'" : $"the VPC of '{vpc}'")} too, and a VPC takes one interface endpoint of a service with private DNS: the second deployment fails. Give this platform a VPC of its own.",
        subject)
    {
        Related = [other],
    };
}
