namespace Groundplan.Migrations.Graph;

/// <summary>What must be done before a step may begin, beside what stands before it: its own <see cref="Step.After"/> and <see cref="Step.NotBefore"/>, and those of the groups that it begins.</summary>
/// <param name="Of">The step, or the group, that says so.</param>
/// <param name="Property">The property that says so.</param>
/// <param name="Index">Its element.</param>
/// <param name="Named">The step or group that is named.</param>
/// <param name="Delay">How long that must have been done; null where it only must be done.</param>
internal sealed record StepCondition(Step Of, string Property, int Index, Step? Named, TimeSpan? Delay)
{
    /// <summary>The steps that must be done: the one that is named, or the last ones of the group; none where it is not there.</summary>
    public IReadOnlyList<StepNode> Earlier { get; init; } = [];

    /// <summary>The conditions that a step or a group states.</summary>
    public static IEnumerable<StepCondition> In(Step step)
    {
        for (var i = 0; i < step.After.Count; i++)
            yield return new(step, nameof(Step.After), i, step.After[i], null);
        for (var i = 0; i < step.NotBefore.Count; i++)
        {
            if (step.NotBefore[i] is { } condition)
                yield return new(step, nameof(Step.NotBefore), i, condition.Step, condition.Delay);
        }
    }
}
