using Groundplan.MachineLearning.Rules;
using Groundplan.Migrations.Rules;
using Groundplan.Rules;

namespace Groundplan.Generators;

/// <summary>All rules, in the order in which they run: one list for the editor, the reports and the build.</summary>
internal static class RuleList
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. CoreRules.All, .. MlRules.All, .. MigrationRules.All];
}
