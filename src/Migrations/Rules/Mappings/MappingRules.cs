using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>The rules about the mappings of transformed tables, by id.</summary>
internal static class MappingRules
{
    public static IReadOnlyList<Rule> All { get; } = [MappingLanguageRule.Rule, LeftBehindRule.Rule, InventedRule.Rule, ShortenedRule.Rule, KeyCollisionRule.Rule, KeyTypeRule.Rule];
}
