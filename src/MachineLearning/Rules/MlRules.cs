using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The rules about ML platforms, by id.</summary>
public static class MlRules
{
    /// <summary>All rules of this assembly. Each has its page in docs/rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        SameNameRule.Rule,
        CompanyPrefixRule.Rule,
        TenantRule.Rule,
        AccountRule.Rule,
        RegionRule.Rule,
        NamePartRule.Rule,
        MissingFieldRule.Rule,
        UnusedFieldRule.Rule,
        CodeCommitRule.Rule,
        RetentionRule.Rule,
        EmailRule.Rule,
        RouteTablesMissingRule.Rule,
        RouteTableFormatRule.Rule,
        RouteTableDuplicateRule.Rule,
        NetworkIdRule.Rule,
        SubnetCountRule.Rule,
        ParameterPathRule.Rule,
        SharedVpcRule.Rule,
    ];
}
