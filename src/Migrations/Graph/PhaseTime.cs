namespace Groundplan.Migrations.Graph;

/// <summary>How long a phase takes, its soak not counted.</summary>
/// <param name="Expected">What its longest way takes by what its steps declare: waits, holds of gates, estimates.</param>
/// <param name="IsAll">Whether every step declares something; else it takes longer.</param>
/// <param name="AtMost">What its longest way may take, one attempt of each step; null where a step has no timeout of the author's.</param>
internal sealed record PhaseTime(TimeSpan Expected, bool IsAll, TimeSpan? AtMost)
{
    /// <param name="nodes">The steps of the phase, without the soak.</param>
    public static PhaseTime Of(IReadOnlyList<StepNode> nodes) => new(
        StepTimes.LongestWay(nodes, node => StepTimes.Expected(node.Step, node.Spec) ?? TimeSpan.Zero)?.Time ?? TimeSpan.Zero,
        nodes.All(node => StepTimes.Expected(node.Step, node.Spec) is not null),
        nodes.Count > 0 && nodes.All(node => StepTimes.AtMost(node.Step, node.Spec) is not null)
            ? StepTimes.LongestWay(nodes, node => StepTimes.AtMost(node.Step, node.Spec) ?? TimeSpan.Zero)?.Time
            : null);

    /// <summary>What is expected, for people; empty where nothing is declared.</summary>
    public string Text => Expected == TimeSpan.Zero ? "" : IsAll ? Durations.Text(Expected) : $"at least {Durations.Text(Expected)}";
}
