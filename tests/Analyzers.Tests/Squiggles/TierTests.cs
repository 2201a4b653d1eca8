using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class TierTests
{
    [Fact]
    public async Task Missing_fields_are_marked_at_the_creation_one_by_one()
    {
        var source = PlanText.Starter.With("Tier", "Tier.Enterprise").MarkNew("GP2001,GP2001,GP2001");
        var findings = await Compiler.Expect(source, new PlanAnalyzer());
        Assert.Equal(["Alerts", "Compliance", "Network"], findings.Select(finding => finding.Properties["missing"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_missing_field_of_a_copy_is_marked_at_the_copy() => await Compiler.Expect(
        PlanText.Starter.Member("    public static MlPlatform Big => {|GP2001,GP2001,GP2001:Demand with|} { UseCase = \"big\", Tier = Tier.Enterprise };"), new PlanAnalyzer());

    [Fact]
    public async Task Two_roots_of_one_helper_show_its_finding_once()
    {
        var source = PlanText.Starter.With("Tier", "Tier.Enterprise").With("UseCase", "useCase")
            .Replace("Demand => new()", "Demand => Of(\"a\");\n    public static MlPlatform Other => Of(\"b\");\n    private static MlPlatform Of(string useCase) => new()", StringComparison.Ordinal);
        await Compiler.Expect(source.MarkNew("GP2001,GP2001,GP2001"), new PlanAnalyzer());
    }

    [Fact]
    public async Task An_unused_field_is_marked_at_its_value_and_points_at_the_tier()
    {
        var source = PlanText.Starter.Plus("Alerts = {|GP2002:new() { Email = \"a@b.com\" }|}");
        var finding = Assert.Single(await Compiler.Expect(source, new PlanAnalyzer()));
        var tier = Assert.Single(finding.AdditionalLocations);
        Assert.Equal("Tier.Starter", tier.SourceTree!.GetText().ToString(tier.SourceSpan));
    }

    [Fact]
    public async Task Code_commit_is_marked_at_the_choice() =>
        await Compiler.Expect(PlanText.Starter.Plus("SourceControl = {|GP2003:SourceControl.CodeCommit|}"), new PlanAnalyzer());

    [Theory]
    [InlineData("100")]
    [InlineData("-1")]
    public async Task A_retention_is_marked_at_the_number(string days) =>
        await Compiler.Expect(PlanText.Enterprise.With("Compliance", $"new() {{ LogRetentionDays = {{|GP2004:{days}|}} }}"), new PlanAnalyzer());

    [Fact]
    public async Task An_address_is_marked_at_the_text() =>
        await Compiler.Expect(PlanText.Enterprise.With("Alerts", "new() { Email = {|GP2005:\"mlops at globalbank.com\"|} }"), new PlanAnalyzer());

    [Fact]
    public async Task An_enterprise_platform_has_no_finding() => await Compiler.Expect(PlanText.Enterprise, new PlanAnalyzer());
}
