using System.Text.RegularExpressions;

namespace Groundplan.Analyzers.Tests;

/// <summary>Sources of plans, and small edits of them; the edits may hold marks.</summary>
internal static class PlanText
{
    public const string Starter = """
        using Groundplan.MachineLearning;

        [Plan]
        public static class GlobalBank
        {
            public static MlPlatform Demand => new()
            {
                CompanyPrefix = "globalbank",
                TenantId = "c001",
                Environment = "prod",
                Region = "us-west-2",
                UseCase = "demand",
                Tier = Tier.Starter,
            };
        }
        """;

    private const string Network = """
        new Standalone.Direct
                {
                    VpcId = "vpc-0a1b2c3d",
                    SubnetIds = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
                    RouteTableIds = ["rtb-0a1b2c3d"],
                }
        """;

    public static string Enterprise { get; } = Starter.With("Tier", "Tier.Enterprise")
        .Plus($"Network = {Network}")
        .Plus("Compliance = new() { LogRetentionDays = 90 }")
        .Plus("Alerts = new() { Email = \"mlops@globalbank.com\" }");

    /// <summary>Gives a field another value, which ends its line.</summary>
    public static string With(this string source, string field, string value)
    {
        var pattern = new Regex($@"(?<=^\s+{field} = )[^\n]*(?=,$)", RegexOptions.Multiline);
        Assert.Matches(pattern, source);
        return pattern.Replace(source, value.Replace("$", "$$"), 1);
    }

    /// <summary>Adds a field at the end of the first platform.</summary>
    public static string Plus(this string source, string field) => source.Insert(source.IndexOf("    };", StringComparison.Ordinal), $"        {field},\n");

    /// <summary>Marks the creation of the first platform.</summary>
    public static string MarkNew(this string source, string ids) => source.Replace("=> new()\n", $"=> {{|{ids}:new()|}}\n");

    /// <summary>Adds a member to the plan.</summary>
    public static string Member(this string source, string member) => $"{source[..source.LastIndexOf('}')]}\n{member}\n}}\n";

    /// <summary>Two stacks of which each has a member.</summary>
    public static string Stacks(string orders, string refunds, string refundName = "$\"refunds-{Env}\"") => $$"""
        using Groundplan.Aws.SQS;
        using Parameter = Groundplan.Aws.SSM.Parameter;
        using Role = Groundplan.Aws.IAM.Role;

        [Plan]
        public static class Shop
        {
            public static OrderStack Orders => new("prod");

            public static RefundStack Refunds => new("prod");
        }

        public sealed record OrderStack(string Env) : Stack($"orders-{Env}")
        {
            {{orders}}
        }

        public sealed record RefundStack(string Env) : Stack({{refundName}})
        {
            {{refunds}}
        }
        """;

    /// <summary>A stack with members.</summary>
    public static string Stack(string members, string root = "new(\"prod\")", string name = "$\"orders-{Env}\"") => $$"""
        using Groundplan.Aws.SQS;

        [Plan]
        public static class Shop
        {
            public static OrderStack Orders => {{root}};
        }

        public sealed record OrderStack(string Env) : Stack({{name}})
        {
            {{members}}
        }
        """;
}
