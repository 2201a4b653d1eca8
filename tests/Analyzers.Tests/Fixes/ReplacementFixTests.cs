using Groundplan.CodeFixes;

namespace Groundplan.Analyzers.Tests.Fixes;

/// <summary>RetentionFix and WorkloadFix.</summary>
public sealed class ReplacementFixTests
{
    private const string Upgraded = """
            public static MlPlatform Upgraded => new()
            {
                CompanyPrefix = "globalbank",
                TenantId = "c001",
                Environment = "prod",
                Region = "us-west-2",
                UseCase = "demand", // what for
                Tier = Tier.Professional,
            };
        """;

    [Theory]
    [InlineData("100 /* days */", "120 /* days */")]
    [InlineData("-1", "1")]
    [InlineData("9_999", "3653")]
    public async Task A_retention_becomes_the_nearest(string before, string after) => await Fix.Expect(
        new RetentionFix(),
        PlanText.Enterprise.With("Compliance", $"new() {{ LogRetentionDays = {before} }}"),
        PlanText.Enterprise.With("Compliance", $"new() {{ LogRetentionDays = {after} }}"));

    [Fact]
    public async Task A_retention_in_a_helpers_argument_becomes_the_nearest() => await Fix.Expect(
        new RetentionFix(),
        PlanText.Enterprise.With("Compliance", "Keep(100)").Member("    private static Compliance Keep(int days) => new() { LogRetentionDays = days };"),
        PlanText.Enterprise.With("Compliance", "Keep(120)").Member("    private static Compliance Keep(int days) => new() { LogRetentionDays = days };"));

    [Fact]
    public async Task A_computed_retention_needs_a_person() =>
        Assert.Empty(await Fix.Titles(new RetentionFix(), PlanText.Enterprise.With("Compliance", "new() { LogRetentionDays = 50 + 50 }")));

    [Fact]
    public async Task A_retention_that_nobody_has_decided_needs_a_person() =>
        Assert.Empty(await Fix.Titles(new RetentionFix(), PlanText.Enterprise.With("Compliance", "new() { LogRetentionDays = 0 }")));

    [Fact]
    public async Task All_retentions_become_the_nearest_at_once()
    {
        var source = PlanText.Enterprise.With("Compliance", "new() { LogRetentionDays = 100 }")
            .Member("    public static MlPlatform Other => Demand with { UseCase = \"o\", Compliance = new() { LogRetentionDays = 500 } };");
        var (text, rounds) = await Fix.All(new RetentionFix(), source);
        Assert.Equal((source.Replace(" 100 ", " 120 ", StringComparison.Ordinal).Replace(" 500 ", " 545 ", StringComparison.Ordinal), 1), (text, rounds));
    }

    [Fact]
    public async Task A_workload_comes_below_the_use_case() => await Fix.Expect(
        new WorkloadFix(),
        PlanText.Starter.Member(Upgraded),
        PlanText.Starter.Member(Upgraded.Replace("// what for\n", "// what for\n        Workload = \"pro\",\n", StringComparison.Ordinal)));

    [Fact]
    public async Task A_workload_comes_last_without_a_comma() => await Fix.Expect(
        new WorkloadFix(),
        PlanText.Starter.Member(Reordered("UseCase = \"demand\" // what for")),
        PlanText.Starter.Member(Reordered("UseCase = \"demand\", // what for\n        Workload = \"pro\"")));

    [Theory]
    [InlineData("{ Tier = Tier.Professional }", "{ Tier = Tier.Professional, Workload = \"pro\" }")]
    [InlineData("{ }", "{ Workload = \"std\" }")]
    [InlineData("{ UseCase = \"demand\", Tier = Tier.Professional }", "{ UseCase = \"demand\", Workload = \"pro\", Tier = Tier.Professional }")]
    [InlineData("{ UseCase = \"demand\", Tier = Tier.Professional, Workload = null }", "{ UseCase = \"demand\", Tier = Tier.Professional, Workload = \"pro\" }")]
    public async Task A_copy_gets_a_workload_of_its_own(string before, string after) => await Fix.Expect(
        new WorkloadFix(),
        PlanText.Starter.Member($"    public static MlPlatform Upgraded => Demand with {before};"),
        PlanText.Starter.Member($"    public static MlPlatform Upgraded => Demand with {after};"));

    [Fact]
    public async Task A_workload_that_is_taken_is_replaced() => await Fix.Expect(
        new WorkloadFix(),
        PlanText.Starter.Plus("Workload = \"w\"").Member(Upgraded.Replace("// what for\n", "\n        Workload = /* is */ \"w\" /* was */,\n", StringComparison.Ordinal)),
        PlanText.Starter.Plus("Workload = \"w\"").Member(Upgraded.Replace("// what for\n", "\n        Workload = /* is */ \"w-pro\" /* was */,\n", StringComparison.Ordinal)));

    [Fact]
    public async Task Roots_that_share_their_source_need_a_person() =>
        Assert.Empty(await Fix.Titles(new WorkloadFix(), PlanText.Starter.Member("    public static MlPlatform Again => Demand;")));

    [Fact]
    public async Task All_equal_platforms_get_workloads_of_their_own_at_once()
    {
        var source = PlanText.Starter.Member(Upgraded).Member(Upgraded.Replace("Upgraded", "Third", StringComparison.Ordinal));
        var (text, rounds) = await Fix.All(new WorkloadFix(), source);
        Assert.Equal(1, rounds);
        Assert.Contains("Workload = \"pro\",", text, StringComparison.Ordinal);
        Assert.Contains("Workload = \"pro2\",", text, StringComparison.Ordinal);
    }

    private static string Reordered(string last) => $$"""
            public static MlPlatform Upgraded => new()
            {
                CompanyPrefix = "globalbank",
                TenantId = "c001",
                Environment = "prod",
                Region = "us-west-2",
                Tier = Tier.Professional,
                {{last}}
            };
        """;
}
