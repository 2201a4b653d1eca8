using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The rules about migrations, by id.</summary>
public static class MigrationRules
{
    /// <summary>All rules of this assembly. Each has its page in docs/rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        StepIdRule.Rule,
        ReferenceRule.Rule,
        ForeignRule.Rule,
        BackupRule.Rule,
        UnclosedRule.Rule,
        UnclosedOnAbortRule.Rule,
        GateRule.Rule,
        PromotionRule.Rule,
        PointOfNoReturnRule.Rule,
        CompensationRule.Rule,
        DataLossRule.Rule,
        WeightRule.Rule,
        RecordPolicyRule.Rule,
        TimeRule.Rule,
        DeadStepRule.Rule,
        LedgerRule.Rule,
        CanaryRule.Rule,
        ImageRule.Rule,
        IngressRule.Rule,
        RegionRule.Rule,
        CommandRule.Rule,
        InventoryRule.Rule,
        CoexistenceRule.Rule,
        SelfCopyRule.Rule,
        ToolRule.Rule,
        PrefixRule.Rule,
        DataRule.Rule,
        IdleSettingRule.Rule,
        SecretRule.Rule,
        .. Mappings.MappingRules.All,
    ];
}
