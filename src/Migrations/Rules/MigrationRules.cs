using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The rules about migrations, by id.</summary>
public static class MigrationRules
{
    /// <summary>All rules of this assembly. Each has its page in docs/rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        BackupRule.Rule,
    ];
}
