namespace Groundplan.Rules;

/// <summary>The rules about any stack, by id.</summary>
public static class CoreRules
{
    /// <summary>All rules of this assembly. Each has its page in docs/rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        PhysicalNameCollisionRule.Rule,
        ParameterPathCollisionRule.Rule,
        NameLengthRules.TooLong,
        NameLengthRules.TooLongForTest,
        StackNameCollisionRule.Rule,
        StackNameRule.Rule,
        RootNameCollisionRule.Rule,
        DanglingReferenceRule.Rule,
        StackLimitRules.Exceeded,
        StackLimitRules.Near,
        SharedResourceRule.Rule,
    ];
}
