using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Runs the rules over migrations that are made in tests.</summary>
internal static class Checked
{
    /// <summary>The findings about a migration whose stacks are roots of the plan, but for those that are said to stand already.</summary>
    public static IReadOnlyList<Finding> Run(Migration migration, params Stack[] existing) => new RuleContext(
        [.. migration.Stacks.Except(existing).Select(stack => PlanRoot.Of("Plan", stack.StackName, stack)), PlanRoot.Of("Plan", "Move", migration)],
        Origins.None).Run(MigrationRules.All);

    /// <summary>The only finding of a rule about these steps, which are a phase called Do.</summary>
    public static Finding Only(string id, params Step[] steps)
    {
        var found = Run(Of(steps));
        Assert.True(found.Count(finding => finding.RuleId == id) == 1, string.Join('\n', found.Select(finding => $"{finding.RuleId} {finding.Message}")));
        return found.Single(finding => finding.RuleId == id);
    }

    /// <summary>A migration of one phase.</summary>
    public static Migration Of(params Step[] steps) => new("move") { Phases = [new("Do") { Steps = steps }] };

    /// <summary>The ids of the rules that find something.</summary>
    public static IEnumerable<string> Ids(Migration migration) => Run(migration).Select(finding => finding.RuleId);
}
