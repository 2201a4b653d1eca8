using Groundplan.MachineLearning.Rules;
using Groundplan.Rules;

namespace Groundplan.MachineLearning;

public sealed class RuleTests
{
    private static MlPlatform Good => Plans.Guide() with { SourceControl = SourceControl.S3 };

    public static TheoryData<string, string, MlPlatform> Malformed() => new()
    {
        { "GP1006", "Root.CompanyPrefix", Good with { CompanyPrefix = "GlobalBank" } },
        { "GP1006", "Root.CompanyPrefix", Good with { CompanyPrefix = "" } },
        { "GP1006", "Root.CompanyPrefix", Good with { CompanyPrefix = "globalbank\n" } },
        { "GP1007", "Root.TenantId", Good with { TenantId = "c01" } },
        { "GP1007", "Root.TenantId", Good with { TenantId = null! } },
        { "GP1008", "Root.AccountId", Good with { AccountId = "12345678901" } },
        { "GP1008", "Root.AccountId", Good with { AccountId = "" } },
        { "GP1008", "Root.AccountId", Good with { AccountId = "٠١٢٣٤٥٦٧٨٩٠١" } },
        { "GP1009", "Root.Region", Good with { Region = "us-west" } },
        { "GP1010", "Root.UseCase", Good with { UseCase = "Demand Forecasting" } },
        { "GP1010", "Root.UseCase", Good with { UseCase = "demand--forecasting" } },
        { "GP1010", "Root.Workload", Good with { Workload = "" } },
        { "GP1010", "Root.Environment", Good with { Environment = "production" } },
        { "GP2001", "Root", Good with { Network = null } },
        { "GP2001", "Root", Good with { Compliance = null } },
        { "GP2001", "Root", Good with { Alerts = null } },
        { "GP2002", "Root.Alerts", Plans.Guide(Tier.Starter) with { SourceControl = SourceControl.S3, Alerts = new() { Email = "a@b.example" } } },
        { "GP2002", "Root.Network", Plans.Guide(Tier.Professional) with { SourceControl = SourceControl.S3, Network = Plans.StandaloneIds } },
        { "GP2003", "Root.SourceControl", Good with { SourceControl = SourceControl.CodeCommit } },
        { "GP2004", "Root.Compliance.LogRetentionDays", Good with { Compliance = new() { LogRetentionDays = 91 } } },
        { "GP2005", "Root.Alerts.Email", Good with { Alerts = new() { Email = "mlops-alerts" } } },
        { "GP2005", "Root.Alerts.Email", Good with { Alerts = new() { Email = "a@b@c.example" } } },
        { "GP2005", "Root.Alerts.Email", Good with { Alerts = new() { Email = "a b@c.example" } } },
        { "GP3001", "Root.Network.RouteTableIds", Good with { Network = Plans.StandaloneIds with { RouteTableIds = [] } } },
        { "GP3002", "Root.Network.RouteTableIds[1]", Good with { Network = Plans.StandaloneIds with { RouteTableIds = ["rtb-0a1b2c3d", "rtb-xyz"] } } },
        { "GP3003", "Root.Network.RouteTableIds[1]", Good with { Network = Plans.StandaloneIds with { RouteTableIds = ["rtb-0a1b2c3d", "rtb-0a1b2c3d"] } } },
        { "GP3004", "Root.Network.VpcId", Good with { Network = Plans.StandaloneIds with { VpcId = "vpc-1" } } },
        { "GP3004", "Root.Network.SubnetIds[0]", Good with { Network = Plans.ProvisionedIds with { SubnetIds = ["vpc-0a1b2c3d", "subnet-0a1b2c3d"] } } },
        { "GP3004", "Root.Network.SecurityGroupId", Good with { Network = Plans.ProvisionedIds with { SecurityGroupId = "0a1b2c3d" } } },
        { "GP3005", "Root.Network.SubnetIds", Good with { Network = Plans.StandaloneIds with { SubnetIds = ["subnet-0a1b2c3d"] } } },
        { "GP3005", "Root.Network.SubnetIds", Good with { Network = Plans.StandaloneIds with { SubnetIds = ["subnet-0a1b2c3d", "subnet-0a1b2c3d"] } } },
        { "GP3006", "Root.Network.VpcIdPath", Good with { Network = Plans.StandalonePaths with { VpcIdPath = "vpc/VpcId" } } },
        { "GP3006", "Root.Network.SecurityGroupIdPath", Good with { Network = Plans.ProvisionedPaths with { SecurityGroupIdPath = "/ssm/SecurityGroupId" } } },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_fault_is_reported_where_it_was_written_and_nothing_else(string id, string path, MlPlatform platform)
    {
        var finding = Assert.Single(Run(platform.Root()));
        Assert.Equal((id, path), (finding.RuleId, finding.Subject.Path));
    }

    [Fact]
    public void Good_platforms_have_no_findings() =>
        Assert.All(Plans.Combinations(), item => Assert.DoesNotContain(Run(item.Platform.Root()), finding => finding.RuleId != "GP2003"));

    [Fact]
    public void Each_missing_field_is_a_finding_of_its_own_that_names_it()
    {
        var findings = Run((Good with { Network = null, Compliance = null, Alerts = null }).Root());
        Assert.Equal(["Network", "Compliance", "Alerts"], findings.Select(finding => finding.Facts["missing"]));
    }

    [Theory]
    [InlineData(91, "120")]
    [InlineData(0, "1")]
    [InlineData(4000, "3653")]
    [InlineData(-5, "1")]
    public void Retention_names_the_nearest_that_keeps_long_enough(int days, string nearest) =>
        Assert.Equal(nearest, Assert.Single(Run((Good with { Compliance = new() { LogRetentionDays = days } }).Root())).Facts["nearest"]);

    [Fact]
    public void A_network_that_the_tier_does_not_use_is_not_checked_further()
    {
        var platform = Plans.Guide(Tier.Starter) with { SourceControl = SourceControl.S3, Network = new Standalone.Direct { VpcId = "?", SubnetIds = [] } };
        Assert.Equal("GP2002", Assert.Single(Run(platform.Root())).RuleId);
    }

    [Fact]
    public void The_same_name_is_reported_on_each_later_platform_with_the_first_one_related()
    {
        var findings = Run(Good.Root("A"), (Good with { Tier = Tier.Professional, Network = null, Compliance = null, Alerts = null }).Root("B"), Good.Root("C"));
        Assert.Equal(["B.UseCase", "C.UseCase"], findings.Select(finding => finding.Subject.Path));
        Assert.All(findings, finding => Assert.Equal("A.UseCase", Assert.Single(finding.Related).Path));
        Assert.Equal(["pro", "ent"], findings.Select(finding => finding.Facts["workload"]));
    }

    [Fact]
    public void The_workload_is_blamed_where_there_is_one()
    {
        var named = Good with { Workload = "a" };
        var finding = Assert.Single(Run(named.Root("A"), named.Root("B")));
        Assert.Equal(("B.Workload", "a-ent"), (finding.Subject.Path, finding.Facts["workload"]));
    }

    [Fact]
    public void Suggested_workloads_are_free()
    {
        var roots = new[] { Good, Good, Good, Good with { Workload = "ent" }, Good with { Workload = "ent2" } }.Select((platform, index) => platform.Root($"R{index}"));
        Assert.Equal(["ent3", "ent4"], Run([.. roots]).Where(finding => finding.RuleId == "GP1001").Select(finding => finding.Facts["workload"]));
    }

    [Theory]
    [InlineData("Root.Network.VpcIdPath", true)]
    [InlineData("Root.Network.VpcId", false)]
    public void A_second_platform_of_a_VPC_is_reported_at_the_VPC_with_the_first_one_related(string path, bool isFromParameterStore)
    {
        var (first, second) = isFromParameterStore ? ((Network)Plans.ProvisionedPaths, (Network)Plans.StandalonePaths) : (Plans.StandaloneIds, Plans.ProvisionedIds with { VpcId = Plans.StandaloneIds.VpcId });
        var finding = Assert.Single(Run((Good with { Network = first }).Root("First"), (Good with { Workload = "b", Network = second }).Root()));
        Assert.Equal(("GP3007", path, path.Replace("Root", "First", StringComparison.Ordinal)), (finding.RuleId, finding.Subject.Path, Assert.Single(finding.Related).Path));
    }

    [Fact]
    public void A_path_is_no_id_and_a_malformed_VPC_is_another_rules() => Assert.DoesNotContain(
        Run(
            (Good with { Network = Plans.StandaloneIds }).Root("A"),
            (Good with { Workload = "b", Network = Plans.StandalonePaths }).Root("B"),
            (Good with { Workload = "c", Network = Plans.StandalonePaths with { VpcIdPath = "vpc" } }).Root("C"),
            (Good with { Workload = "d", Network = Plans.StandalonePaths with { VpcIdPath = "vpc" } }).Root("D")),
        finding => finding.RuleId == "GP3007");

    [Fact]
    public void Other_regions_and_other_accounts_do_not_collide() =>
        Assert.Empty(Run(Good.Root("A"), (Good with { Region = "eu-west-1" }).Root("B"), (Good with { AccountId = "999999999999" }).Root("C")));

    [Fact]
    public void Nothing_is_said_of_what_is_unknown()
    {
        var platform = Good with { CompanyPrefix = "?", Network = null };
        var context = new RuleContext([platform.Root("A"), platform.Root("B")], new Unknown("CompanyPrefix", "Network"));
        Assert.Empty(context.Run(MlRules.All));
    }

    [Fact]
    public void Ten_thousand_equal_platforms_are_checked_in_linear_time()
    {
        var root = Good.Root();
        var findings = new RuleContext([.. Enumerable.Repeat(root, 10_000)], Origins.None).Run(MlRules.All);
        Assert.Equal(9_999, findings.Count);
        Assert.Equal(9_999, findings.Select(finding => finding.Facts["workload"]).Distinct().Count());
    }

    [Fact]
    public void Ids_are_unique_and_ascending()
    {
        var ids = MlRules.All.Select(rule => rule.Id).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    private static IReadOnlyList<Finding> Run(params PlanRoot[] roots) => new RuleContext(roots, Origins.None).Run(MlRules.All);

    private sealed class Unknown(params string[] properties) : Origins
    {
        public override Origin? Find(object record, string? property, int? index) => null;

        public override bool IsUnknown(object record, string property) => properties.Contains(property);
    }
}
