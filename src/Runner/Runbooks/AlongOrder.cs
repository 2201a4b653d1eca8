namespace Groundplan.Runner.Runbooks;

/// <summary>What is known of each step and follows from the steps before it. It is said of one step after the other, in the runbook's order; what those of a join come to is found once, for all that wait for it.</summary>
/// <typeparam name="T">What is known.</typeparam>
/// <param name="runbook">The steps.</param>
/// <param name="together">What several of them, or none, come to.</param>
internal sealed class AlongOrder<T>(MigrationRunbook runbook, Func<IEnumerable<T>, T> together)
{
    private readonly Dictionary<string, T> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _joins = new(StringComparer.Ordinal);

    /// <summary>All that was said.</summary>
    public IEnumerable<T> All => _steps.Values;

    /// <summary>Says it of a step. Nothing is asked of those after it until then.</summary>
    public void Say(MigrationStep step, T known) => _steps.Add(step.Id, known);

    /// <summary>What the steps that must be done directly before one come to.</summary>
    public T Before(MigrationStep step) => together(step.After.Select(id => _steps[id]).Concat(step.Joins.Select(OfJoin)));

    private T OfJoin(string id)
    {
        if (!_joins.TryGetValue(id, out var known))
            _joins.Add(id, known = together(runbook.Join(id).After.Select(step => _steps[step])));
        return known;
    }
}
