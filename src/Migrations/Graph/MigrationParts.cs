namespace Groundplan.Migrations.Graph;

/// <summary>The stacks and steps that a migration is made of.</summary>
internal static class MigrationParts
{
    public static IEnumerable<object> Of(MigrationRoot root)
    {
        foreach (var stack in root.Migration.Stacks.OfType<Stack>())
            yield return stack;
        foreach (var step in root.Graph.Nodes.SelectMany(node => WithInner(node.Step)))
        {
            yield return step;
            foreach (var stack in StacksOf(step.Specify()))
                yield return stack;
        }
    }

    /// <summary>A step with its checks and its compensation.</summary>
    public static IEnumerable<Step> WithInner(Step step)
    {
        yield return step;
        foreach (var check in step.Requires.Concat(step.Verify).OfType<Step>())
            yield return check;
        if (step.Compensation is not { } compensation)
            yield break;
        yield return compensation;
        foreach (var check in compensation.Requires.Concat(compensation.Verify).OfType<Step>())
            yield return check;
    }

    private static IEnumerable<Stack> StacksOf(StepSpec spec) =>
        spec.Places.Select(place => place?.Name).Concat(spec.Effects.Select(effect => effect?.Place?.Name)).Concat(spec.Arguments.Select(argument => argument?.Value)).OfType<Stack>();
}
