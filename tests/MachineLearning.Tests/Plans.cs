namespace Groundplan.MachineLearning;

/// <summary>The platforms that tests start from, and all combinations of them.</summary>
internal static class Plans
{
    /// <summary>The guide's own example, in any tier.</summary>
    public static MlPlatform Guide(Tier tier = Tier.Enterprise) => new()
    {
        CompanyName = "GlobalBank",
        CompanyPrefix = "globalbank",
        AccountId = "012345678901",
        TenantId = "c001",
        Environment = "prod",
        Region = "us-west-2",
        UseCase = "demand-forecasting",
        Tier = tier,
        SourceControl = SourceControl.CodeCommit,
        Network = tier == Tier.Enterprise ? ProvisionedPaths : null,
        Compliance = tier == Tier.Enterprise ? new() { LogRetentionDays = 90 } : null,
        Alerts = tier == Tier.Enterprise ? new() { Email = "mlops-alerts@globalbank.com" } : null,
    };

    public static Standalone.FromParameterStore StandalonePaths { get; } = new()
    {
        VpcIdPath = "/vpc/globalbank-prod/VpcId",
        SubnetIdsPath = "/vpc/globalbank-prod/SubnetIds",
        RouteTableIds = ["rtb-0a1b2c3d"],
    };

    public static Standalone.Direct StandaloneIds { get; } = new()
    {
        VpcId = "vpc-0a1b2c3d4e5f60718",
        SubnetIds = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
        RouteTableIds = ["rtb-0a1b2c3d", "rtb-1a1b2c3d4e5f60718"],
    };

    public static SecurityGroupProvisioner.FromParameterStore ProvisionedPaths { get; } = new()
    {
        VpcIdPath = "/vpc/globalbank-prod/VpcId",
        SubnetIdsPath = "/vpc/globalbank-prod/SubnetIds",
        SecurityGroupIdPath = "/sg/globalbank-prod/SecurityGroupId",
        RouteTableIds = ["rtb-0a1b2c3d"],
    };

    public static SecurityGroupProvisioner.Direct ProvisionedIds { get; } = new()
    {
        VpcId = "vpc-0a1b2c3d",
        SubnetIds = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
        SecurityGroupId = "sg-0a1b2c3d",
        RouteTableIds = ["rtb-0a1b2c3d"],
    };

    public static IReadOnlyList<Network> Networks { get; } = [StandalonePaths, StandaloneIds, ProvisionedPaths, ProvisionedIds];

    /// <summary>Every combination of tier, source and network that a deployment can have, with a name for people.</summary>
    public static IEnumerable<(string Name, MlPlatform Platform)> Combinations()
    {
        foreach (var source in Enum.GetValues<SourceControl>())
        {
            foreach (var tier in new[] { Tier.Starter, Tier.Professional })
                yield return ($"{tier}-{source}", Guide(tier) with { SourceControl = source });
            foreach (var network in Networks)
                yield return ($"Enterprise-{source}-{network.GetType().DeclaringType!.Name}-{network.GetType().Name}", Guide() with { SourceControl = source, Network = network });
        }
    }

    public static StackContent Content(this MlPlatform platform) => StackContent.Of(platform.ToStack());

    public static IReadOnlyList<string> Ids(this MlPlatform platform) => [.. platform.Content().Resources.Select(resource => resource.Id)];

    public static StackRoot Root(this MlPlatform platform, string name = "Root") => (StackRoot)PlanRoot.Of("Plan", name, platform);
}
