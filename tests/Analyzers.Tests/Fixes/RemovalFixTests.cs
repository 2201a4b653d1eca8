using Groundplan.CodeFixes;

namespace Groundplan.Analyzers.Tests.Fixes;

/// <summary>UnusedFieldFix and DuplicateElementFix.</summary>
public sealed class RemovalFixTests
{
    private const string Alerts = "Alerts = new() { Email = \"a@b.com\" }";
    private const string Compliance = "Compliance = new() { LogRetentionDays = 90 }";

    [Fact]
    public async Task A_field_goes_with_its_line() => await Fix.Expect(new UnusedFieldFix(), PlanText.Starter.Plus(Alerts), PlanText.Starter);

    [Fact]
    public async Task A_field_goes_with_all_its_lines_and_its_comments() => await Fix.Expect(
        new UnusedFieldFix(),
        PlanText.Starter.Plus("// who is told,\n        // and how\n        Alerts = new()\n        {\n            Email = \"a@b.com\", // the list\n        }, // done").Replace("// done,", "// done", StringComparison.Ordinal),
        PlanText.Starter);

    [Fact]
    public async Task A_last_field_without_a_comma_takes_the_comma_before() => await Fix.Expect(
        new UnusedFieldFix(),
        PlanText.Starter.Plus(Alerts).Replace("com\" },\n", "com\" }\n", StringComparison.Ordinal).Replace("Starter,\n", "Starter, // small\n", StringComparison.Ordinal),
        PlanText.Starter.Replace("Starter,\n", "Starter // small\n", StringComparison.Ordinal));

    [Fact]
    public async Task A_field_in_the_middle_leaves_the_others() => await Fix.Expect(
        new UnusedFieldFix(), PlanText.Starter.Plus($"{Alerts}").Plus("Workload = \"w\""), PlanText.Starter.Plus("Workload = \"w\""));

    [Theory]
    [InlineData("{ Workload = \"w\", Tier = Tier.Professional, # }", "{ Workload = \"w\", Tier = Tier.Professional }")]
    [InlineData("{ Workload = \"w\", Tier = Tier.Professional, #, }", "{ Workload = \"w\", Tier = Tier.Professional, }")]
    [InlineData("{ #, Workload = \"w\", Tier = Tier.Professional }", "{ Workload = \"w\", Tier = Tier.Professional }")]
    [InlineData("{ Workload = \"w\", #, Tier = Tier.Professional }", "{ Workload = \"w\", Tier = Tier.Professional }")]
    public async Task A_field_goes_out_of_a_line(string before, string after) => await Fix.Expect(
        new UnusedFieldFix(),
        PlanText.Starter.Member($"    public static MlPlatform Pro => Demand with {before.Replace("#", Alerts, StringComparison.Ordinal)};"),
        PlanText.Starter.Member($"    public static MlPlatform Pro => Demand with {after};"));

    [Fact]
    public async Task A_directive_stays() => await Fix.Expect(
        new UnusedFieldFix(),
        PlanText.Starter.Plus("\n#pragma warning disable CS0219\n        " + Alerts),
        PlanText.Starter.Insert(PlanText.Starter.IndexOf("    };", StringComparison.Ordinal), "        \n#pragma warning disable CS0219\n"));

    [Fact]
    public async Task A_field_that_another_platform_needs_is_left_to_a_person() => Assert.Empty(await Fix.Titles(
        new UnusedFieldFix(), PlanText.Enterprise.Member("    public static MlPlatform Small => Demand with { UseCase = \"s\", Tier = Tier.Starter };")));

    [Theory]
    [InlineData(",\n")]
    [InlineData("\n")]
    public async Task All_unused_fields_go(string end)
    {
        var source = PlanText.Starter.Plus(Compliance).Plus(Alerts).Replace("com\" },\n", $"com\" }}{end}", StringComparison.Ordinal);
        var (text, _) = await Fix.All(new UnusedFieldFix(), source);
        Assert.Equal(end == "\n" ? PlanText.Starter.Replace("Starter,", "Starter", StringComparison.Ordinal) : PlanText.Starter, text);
    }

    [Theory]
    [InlineData("[\"rtb-0a1b2c3d\", \"rtb-0a1b2c3d\"]", "[\"rtb-0a1b2c3d\"]")]
    [InlineData("[\"rtb-0a1b2c3d\", \"rtb-0a1b2c3d\",]", "[\"rtb-0a1b2c3d\",]")]
    [InlineData("[\"rtb-0a1b2c3d\", /* again */ \"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\"]", "[\"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\"]")]
    [InlineData("[\n            \"rtb-0a1b2c3d\",\n            \"rtb-0a1b2c3d\", // again\n        ]", "[\n            \"rtb-0a1b2c3d\",\n        ]")]
    [InlineData("new[] { \"rtb-0a1b2c3d\", \"rtb-0a1b2c3d\" }", "new[] { \"rtb-0a1b2c3d\" }")]
    public async Task A_repeated_route_table_goes(string before, string after) => await Fix.Expect(
        new DuplicateElementFix(), PlanText.Enterprise.With("RouteTableIds", before), PlanText.Enterprise.With("RouteTableIds", after));

    [Fact]
    public async Task All_repeated_route_tables_go_at_once()
    {
        var source = PlanText.Enterprise.With("RouteTableIds", "[\"rtb-0a1b2c3d\", \"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\", \"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\"]");
        var (text, rounds) = await Fix.All(new DuplicateElementFix(), source);
        Assert.Equal((PlanText.Enterprise.With("RouteTableIds", "[\"rtb-0a1b2c3d\", \"rtb-1a1b2c3d\"]"), 1), (text, rounds));
    }

    [Fact]
    public async Task An_element_of_a_shared_list_is_left_to_a_person() => Assert.Empty(await Fix.Titles(
        new DuplicateElementFix(),
        PlanText.Enterprise.With("RouteTableIds", "[\"rtb-0a1b2c3d\", .. Shared]").Member("    private static readonly string[] Shared = [\"rtb-0a1b2c3d\"];")));
}
