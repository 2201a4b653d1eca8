namespace Groundplan.Rules;

/// <summary>What a rule sees: all roots of a compilation, and what of them is unknown.</summary>
/// <param name="Roots">The roots, ordered by plan and declaration.</param>
/// <param name="Origins">Where they were written.</param>
public sealed record RuleContext(IReadOnlyList<PlanRoot> Roots, Origins Origins)
{
    /// <summary>The roots that are deployed.</summary>
    public IEnumerable<StackRoot> Stacks => Roots.OfType<StackRoot>();

    /// <summary>Runs rules in order and gives their findings in that order.</summary>
    public IReadOnlyList<Finding> Run(IEnumerable<Rule> rules) => [.. rules.SelectMany(rule => rule.Check(this))];
}
