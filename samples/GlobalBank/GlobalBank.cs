using Groundplan;
using Groundplan.MachineLearning;

/// <summary>
/// The example of the ML Provisioner's guide in all tiers, side by side. The tier is part of no name, so each platform of the use case has a workload of
/// its own. Each enterprise platform has a VPC of its own: a VPC has room for one interface endpoint of a service with private DNS.
/// </summary>
[Plan]
public static class GlobalBank
{
    /// <summary>What the team started with.</summary>
    public static MlPlatform DemandForecasting => Production(Tier.Starter) with { Workload = "forecasting" };

    /// <summary>The same with approval, dashboard and policies for people.</summary>
    public static MlPlatform DemandForecastingProfessional => Production(Tier.Professional) with { Workload = "fcst-pro" };

    /// <summary>The guide's own enterprise example: the VPC and its security group come from SSM Parameter Store.</summary>
    public static MlPlatform DemandForecastingEnterprise => new()
    {
        CompanyName = "GlobalBank",
        CompanyPrefix = "globalbank",
        TenantId = "c001",
        Environment = "prod",
        Region = "us-west-2",
        UseCase = "demand",
        Workload = "fcst-ent",
        Tier = Tier.Enterprise,
        SourceControl = SourceControl.CodeCommit,
        Network = new SecurityGroupProvisioner.FromParameterStore
        {
            VpcIdPath = "/vpc/globalbank-prod/VpcId",
            SubnetIdsPath = "/vpc/globalbank-prod/SubnetIds",
            SecurityGroupIdPath = "/sg/globalbank-prod/SecurityGroupId",
            RouteTableIds = ["rtb-0a1b2c3d"],
        },
        Compliance = new() { LogRetentionDays = 90 },
        Alerts = new() { Email = "mlops-alerts@globalbank.com" },
        Tags = TeamTags,
    };

    /// <summary>A VPC from SSM Parameter Store; the stack makes the security group.</summary>
    public static MlPlatform DemandPricing => Enterprise with
    {
        Workload = "pricing",
        SourceControl = SourceControl.CodeCommit,
        Network = new Standalone.FromParameterStore
        {
            VpcIdPath = "/vpc/globalbank-pricing/VpcId",
            SubnetIdsPath = "/vpc/globalbank-pricing/SubnetIds",
            RouteTableIds = ["rtb-1a2b3c4d5e6f70819", "rtb-2a2b3c4d5e6f70819"],
        },
    };

    /// <summary>A VPC by id, sources from S3; the stack makes the security group.</summary>
    public static MlPlatform DemandPlanning => Enterprise with
    {
        Workload = "planning",
        Network = new Standalone.Direct
        {
            VpcId = "vpc-3a2b3c4d5e6f70819",
            SubnetIds = ["subnet-4a2b3c4d5e6f70819", "subnet-5a2b3c4d5e6f70819"],
            RouteTableIds = ["rtb-6a2b3c4d5e6f70819"],
        },
    };

    /// <summary>A VPC and a security group by id, sources from S3, and evidence for a year.</summary>
    public static MlPlatform DemandReplay => Enterprise with
    {
        Workload = "replay",
        Network = new SecurityGroupProvisioner.Direct
        {
            VpcId = "vpc-7a2b3c4d5e6f70819",
            SubnetIds = ["subnet-8a2b3c4d5e6f70819", "subnet-9a2b3c4d5e6f70819"],
            SecurityGroupId = "sg-0b2b3c4d5e6f70819",
            RouteTableIds = ["rtb-1b2b3c4d5e6f70819"],
        },
        Compliance = new() { LogRetentionDays = 365 },
    };

    /// <summary>A playground without CodeCommit.</summary>
    public static MlPlatform DemandSandbox => Production(Tier.Starter) with
    {
        Environment = "dev",
        Workload = "sandbox",
        SourceControl = SourceControl.S3,
    };

    private static Map<string> TeamTags => new() { ["cost_center"] = "ml-4711", ["owner"] = "mlops@globalbank.com" };

    private static MlPlatform Enterprise => Production(Tier.Enterprise) with
    {
        SourceControl = SourceControl.S3,
        Compliance = new() { LogRetentionDays = 90 },
        Alerts = new() { Email = "mlops-alerts@globalbank.com" },
    };

    private static MlPlatform Production(Tier tier) => new()
    {
        CompanyName = "GlobalBank",
        CompanyPrefix = "globalbank",
        TenantId = "c001",
        Environment = "prod",
        Region = "us-west-2",
        UseCase = "demand",
        Tier = tier,
        SourceControl = SourceControl.CodeCommit,
        Tags = TeamTags,
    };
}
