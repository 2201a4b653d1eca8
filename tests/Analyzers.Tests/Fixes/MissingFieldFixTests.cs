using Groundplan.CodeFixes;
using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Fixes;

public sealed class MissingFieldFixTests
{
    private static readonly string WithoutCompliance = Without("Compliance");
    private static readonly string WithoutNetwork = PlanText.Starter.With("Tier", "Tier.Enterprise")
        .Plus("Compliance = new() { LogRetentionDays = 90 }").Plus("Alerts = new() { Email = \"mlops@globalbank.com\" }");

    [Fact]
    public async Task A_block_goes_to_a_line_of_its_own_at_the_end() =>
        await Fix.Expect(new MissingFieldFix(), WithoutCompliance, WithoutCompliance.Plus("Compliance = new() { LogRetentionDays = 0 }"));

    [Fact]
    public async Task A_list_without_a_trailing_comma_stays_without() => await Fix.Expect(
        new MissingFieldFix(),
        WithoutCompliance.Replace("com\" },\n    };", "com\" }\n    };", StringComparison.Ordinal),
        WithoutCompliance.Plus("Compliance = new() { LogRetentionDays = 0 }").Replace("0 },", "0 }", StringComparison.Ordinal));

    [Fact]
    public async Task Comments_stay_with_what_they_are_about()
    {
        const string Last = "com\" },\n    };";
        await Fix.Expect(
            new MissingFieldFix(),
            WithoutCompliance.Replace("        Alerts", "        // The team's list.\n        Alerts", StringComparison.Ordinal).Replace(Last, "com\" } // all of them\n        // the end\n    };", StringComparison.Ordinal),
            WithoutCompliance.Replace("        Alerts", "        // The team's list.\n        Alerts", StringComparison.Ordinal)
                .Replace(Last, "com\" }, // all of them\n        Compliance = new() { LogRetentionDays = 0 }\n        // the end\n    };", StringComparison.Ordinal));
        await Fix.Expect(
            new MissingFieldFix(),
            WithoutCompliance.Replace(Last, "com\" }, // all of them\n    };", StringComparison.Ordinal),
            WithoutCompliance.Replace(Last, "com\" }, // all of them\n        Compliance = new() { LogRetentionDays = 0 },\n    };", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_block_of_the_network_has_lines_of_its_own() => await Fix.Expect(
        new MissingFieldFix(),
        WithoutNetwork,
        WithoutNetwork.Plus("""
            Network = new Standalone.FromParameterStore
                    {
                        VpcIdPath = "TODO: SSM path of the VPC's id",
                        SubnetIdsPath = "TODO: SSM path of the subnets' ids",
                        RouteTableIds = ["TODO: id of a route table"],
                    }
            """));

    [Fact]
    public async Task Line_ends_are_those_of_the_file() => await Fix.Expect(
        new MissingFieldFix(),
        WithoutNetwork.ReplaceLineEndings("\r\n"),
        WithoutNetwork.Plus("""
            Network = new Standalone.FromParameterStore
                    {
                        VpcIdPath = "TODO: SSM path of the VPC's id",
                        SubnetIdsPath = "TODO: SSM path of the subnets' ids",
                        RouteTableIds = ["TODO: id of a route table"],
                    }
            """).ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("{ UseCase = \"big\", Tier = Tier.Enterprise }", "{ UseCase = \"big\", Tier = Tier.Enterprise, Network = # }")]
    [InlineData("{ UseCase = \"big\", Tier = Tier.Enterprise, }", "{ UseCase = \"big\", Tier = Tier.Enterprise, Network = #, }")]
    [InlineData("{ UseCase = \"big\", Tier = Tier.Enterprise /* up */ }", "{ UseCase = \"big\", Tier = Tier.Enterprise, /* up */ Network = # }")]
    [InlineData("{UseCase = \"big\", Tier = Tier.Enterprise}", "{UseCase = \"big\", Tier = Tier.Enterprise, Network = #}")]
    [InlineData("{ UseCase = \"big\", Tier = Tier.Enterprise, Network = null }", "{ UseCase = \"big\", Tier = Tier.Enterprise, Network = # }")]
    public async Task A_list_in_one_line_stays_in_one_line(string before, string after)
    {
        const string Network = "new Standalone.FromParameterStore { VpcIdPath = \"TODO: SSM path of the VPC's id\", SubnetIdsPath = \"TODO: SSM path of the subnets' ids\", RouteTableIds = [\"TODO: id of a route table\"] }";
        const string Rest = " with { Compliance = new() { LogRetentionDays = 90 }, Alerts = new() { Email = \"a@b.com\" } }";
        var plan = PlanText.Starter.Member("    private static MlPlatform Full => Demand" + Rest + ";");
        await Fix.Expect(
            new MissingFieldFix(),
            plan.Member($"    public static MlPlatform Big => Full with {before};"),
            plan.Member($"    public static MlPlatform Big => Full with {after.Replace("#", Network, StringComparison.Ordinal)};"));
    }

    [Fact]
    public async Task The_network_compiles_where_its_namespace_is_not_used()
    {
        var before = WithoutNetwork.Replace("using Groundplan.MachineLearning;\n", "", StringComparison.Ordinal)
            .Replace("MlPlatform", "Groundplan.MachineLearning.MlPlatform", StringComparison.Ordinal).With("Tier", "Groundplan.MachineLearning.Tier.Enterprise");
        var (text, _) = await Fix.All(new MissingFieldFix(), before);
        Assert.Contains("Network = new Groundplan.MachineLearning.Standalone.FromParameterStore\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_computed_needs_a_person() => Assert.Empty(await Fix.Titles(
        new MissingFieldFix(), WithoutCompliance.Plus("Compliance = Groundplan.MachineLearning.Tier.Starter > 0 ? new() { LogRetentionDays = 90 } : null")));

    [Fact]
    public async Task All_blocks_of_all_platforms_come_to_an_end()
    {
        var bare = PlanText.Starter.With("Tier", "Tier.Enterprise");
        var second = bare[bare.IndexOf("    public", StringComparison.Ordinal)..bare.LastIndexOf('}')].Replace("Demand", "Other", StringComparison.Ordinal).With("UseCase", "\"other\"");
        var (text, rounds) = await Fix.All(new MissingFieldFix(), bare.Member(second));
        Assert.Equal(1, rounds);
        Assert.Equal(2, text.Split("Network = ").Length - 1);
    }

    [Fact]
    public async Task All_missing_fields_of_a_platform_come_at_once_and_other_rules_lead_to_each()
    {
        var bare = PlanText.Starter.With("Tier", "Tier.Enterprise").Plus("Alerts = null");
        var (text, rounds) = await Fix.All(new MissingFieldFix(), bare);
        Assert.Equal(1, rounds);
        TextDifference.Expect(
            bare.With("Alerts", "new() { Email = \"TODO: e-mail address\" }").Plus("""
                Network = new Standalone.FromParameterStore
                        {
                            VpcIdPath = "TODO: SSM path of the VPC's id",
                            SubnetIdsPath = "TODO: SSM path of the subnets' ids",
                            RouteTableIds = ["TODO: id of a route table"],
                        }
                """).Plus("Compliance = new() { LogRetentionDays = 0 }"),
            text);
        Assert.Equal(["GP2005", "GP3006", "GP3006", "GP3002", "GP2004"], (await Compiler.Analyze(UserCode.Compile(text), new PlanAnalyzer())).Select(finding => finding.Id));
    }

    private static string Without(string field) =>
        string.Join('\n', PlanText.Enterprise.Split('\n').Where(line => !line.Contains($" {field} =", StringComparison.Ordinal)));
}
