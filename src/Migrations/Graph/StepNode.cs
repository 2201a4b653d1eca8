namespace Groundplan.Migrations.Graph;

/// <summary>A step in the graph of its migration.</summary>
/// <param name="index">Its place in the order in which the runner lists them, from 0.</param>
/// <param name="step">The step.</param>
/// <param name="phase">The phase that it is in.</param>
internal sealed class StepNode(int index, Step step, Phase phase)
{
    private readonly StepNode? _first;

    public int Index => index;

    public Step Step => step;

    public Phase Phase => phase;

    /// <summary>What it does, asked for once.</summary>
    public StepSpec Spec => field ??= Step.Specify();

    /// <summary>The steps that must be done directly before, in order.</summary>
    public IReadOnlyList<StepNode> Before
    {
        get;
        init
        {
            field = value;
            if (value.Count > 0)
                (Depth, _first, Second) = (value[0].Depth + 1, value[0].First, value[0].Second ?? this);
        }
    } = [];

    /// <summary>How many steps a way from the start has, itself included: that of the first step before each.</summary>
    public int Depth { get; private init; } = 1;

    /// <summary>The first step of that way.</summary>
    public StepNode First => _first ?? this;

    /// <summary>The second one; null for a step that is the first.</summary>
    public StepNode? Second { get; private init; }

    /// <summary>The groups that it begins, the outermost first.</summary>
    public IReadOnlyList<Step> Begins { get; init; } = [];

    /// <summary>What else must be done before; known once the graph is built.</summary>
    public IReadOnlyList<StepCondition> Conditions { get; set; } = [];

    /// <summary>All that must be done before, as lists; steps that wait for the same group share one.</summary>
    public IEnumerable<IReadOnlyList<StepNode>> Earlier => Conditions.Select(condition => condition.Earlier).Prepend(Before).Where(earlier => earlier.Count > 0);

    /// <summary>Whether it stands for the soak of its phase, and nobody wrote it as a step.</summary>
    public bool IsSoak { get; init; }

    /// <summary>Its place in an order that keeps all conditions, from 0; known once the graph is built.</summary>
    public int Place { get; set; }

    /// <summary>Its place in an order in which parallel branches stand last first. Before another is what is before it in both orders.</summary>
    public int Mirrored { get; set; }
}
