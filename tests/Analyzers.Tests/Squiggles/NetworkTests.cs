using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("RouteTableIds", "{|GP3001:[]|}")]
    [InlineData("RouteTableIds", "[\"rtb-0a1b2c3d\", {|GP3002:\"rtb-main\"|}]")]
    [InlineData("RouteTableIds", "[\"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\", {|GP3003:\"rtb-0a1b2c3d\"|}, {|GP3003:\"rtb-1a1b2c3d\"|}]")]
    [InlineData("VpcId", "{|GP3004:\"globalbank-prod\"|}")]
    [InlineData("SubnetIds", "[\"subnet-0a1b2c3d\", {|GP3004:\"subnet-x\"|}]")]
    [InlineData("SubnetIds", "{|GP3005:[\"subnet-0a1b2c3d\"]|}")]
    public async Task A_direct_network_is_marked_at_the_element_or_the_value(string field, string value) =>
        await Compiler.Expect(PlanText.Enterprise.With(field, value), new PlanAnalyzer());

    [Fact]
    public async Task Route_tables_that_are_not_given_are_marked_at_the_network() => await Compiler.Expect(
        PlanText.Enterprise.Replace("RouteTableIds = [\"rtb-0a1b2c3d\"],", "", StringComparison.Ordinal).Replace("new Standalone.Direct", "{|GP3001:new Standalone.Direct|}", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Fact]
    public async Task A_duplicate_points_at_the_first()
    {
        var finding = Assert.Single(await Compiler.Expect(PlanText.Enterprise.With("RouteTableIds", "[\"rtb-0a1b2c3d\", {|GP3003:\"rtb-0a1b2c3d\"|}]"), new PlanAnalyzer()));
        var first = Assert.Single(finding.AdditionalLocations);
        Assert.True(first.SourceSpan.End < finding.Location.SourceSpan.Start);
    }

    [Fact]
    public async Task A_path_of_a_parameter_is_marked_at_the_text() => await Compiler.Expect(
        PlanText.Enterprise.Replace("Standalone.Direct", "Standalone.FromParameterStore", StringComparison.Ordinal)
            .With("VpcId", "\"/x\"").With("SubnetIds", "{|GP3006:\"x/y\"|}")
            .Replace("VpcId =", "VpcIdPath =", StringComparison.Ordinal).Replace("SubnetIds =", "SubnetIdsPath =", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Theory]
    [InlineData("UseCase = \"other\", Network = new Standalone.Direct { VpcId = {|GP3007:\"vpc-0a1b2c3d\"|}, SubnetIds = [\"subnet-0a1b2c3d\", \"subnet-1a1b2c3d\"], RouteTableIds = [\"rtb-1a1b2c3d\"] }")]
    [InlineData("UseCase = \"other\", Network = new Standalone.Direct { VpcId = \"vpc-1a1b2c3d\", SubnetIds = [\"subnet-0a1b2c3d\", \"subnet-1a1b2c3d\"], RouteTableIds = [\"rtb-1a1b2c3d\"] }")]
    [InlineData("UseCase = \"other\", AccountId = \"111111111111\"")]
    [InlineData("UseCase = \"other\", Tier = Tier.Professional, Network = null, Compliance = null, Alerts = null")]
    public async Task A_second_platform_of_a_VPC_is_marked_at_the_VPC(string fields) =>
        await Compiler.Expect(PlanText.Enterprise.Member($"    public static MlPlatform Other => Demand with {{ {fields} }};"), new PlanAnalyzer());

    [Fact]
    public async Task A_copy_that_keeps_the_VPC_is_marked_itself() =>
        await Compiler.Expect(PlanText.Enterprise.Member("    public static MlPlatform Other => {|GP3007:Demand with|} { UseCase = \"other\" };"), new PlanAnalyzer());

    [Fact]
    public async Task A_security_group_is_marked_at_the_text() => await Compiler.Expect(
        PlanText.Enterprise.Replace("Standalone.Direct", "SecurityGroupProvisioner.Direct", StringComparison.Ordinal)
            .Replace("SubnetIds =", "SecurityGroupId = {|GP3004:\"sg\"|}, SubnetIds =", StringComparison.Ordinal),
        new PlanAnalyzer());
}
