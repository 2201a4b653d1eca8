namespace Groundplan.Runner.Runbooks;

/// <summary><c>runbook.json</c> version 2: a migration, as the runner carries it out.</summary>
/// <param name="Version">2.</param>
/// <param name="Migration">The migration's name.</param>
/// <param name="Plan">The plan class.</param>
/// <param name="Root">The property of it.</param>
/// <param name="Steps">In an order that respects <see cref="MigrationStep.After"/> and <see cref="MigrationStep.Joins"/>.</param>
/// <param name="Title">One line.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Environment">What approvals are bound to; null for none.</param>
/// <param name="Region">Null leaves it to whoever runs it.</param>
/// <param name="AccountId">Null leaves it to whoever runs it.</param>
/// <param name="PointOfNoReturn">The first step after which there is no way back; null for none.</param>
/// <param name="Phases">In order.</param>
/// <param name="Stacks">The stacks that arguments speak of.</param>
/// <param name="Joins">Steps that several others wait for.</param>
internal sealed record MigrationRunbook(
    int Version,
    string Migration,
    string Plan,
    string Root,
    IReadOnlyList<MigrationStep> Steps,
    string? Title = null,
    string? Owner = null,
    string? Environment = null,
    string? Region = null,
    string? AccountId = null,
    string? PointOfNoReturn = null,
    IReadOnlyList<MigrationPhase>? Phases = null,
    IReadOnlyList<MigrationStack>? Stacks = null,
    IReadOnlyList<MigrationJoin>? Joins = null)
{
    public IReadOnlyList<MigrationPhase> Phases { get; } = Phases ?? [];

    public IReadOnlyList<MigrationStack> Stacks { get; } = Stacks ?? [];

    public IReadOnlyList<MigrationJoin> Joins { get; } = Joins ?? [];

    public string FullName => $"{Plan}/{Root}";

    /// <summary>The SHA-256 of the document's bytes; set by the reader.</summary>
    public string Hash { get; init; } = "";

    private Dictionary<string, MigrationPhase> PhasesByName => field ??= Phases.DistinctBy(p => p.Name).ToDictionary(p => p.Name, StringComparer.Ordinal);

    private Dictionary<string, MigrationStep> StepsById => field ??= Steps.DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);

    private Dictionary<string, MigrationJoin> JoinsById => field ??= Joins.DistinctBy(j => j.Id).ToDictionary(j => j.Id, StringComparer.Ordinal);

    public MigrationPhase? PhaseOf(MigrationStep step) => step.Phase is { } name ? PhasesByName.GetValueOrDefault(name) : null;

    public MigrationJoin Join(string id) => JoinsById[id];

    /// <exception cref="RunnerError">There is no such step.</exception>
    public MigrationStep Step(string id)
        => StepsById.GetValueOrDefault(id)
            ?? throw RunnerError.Usage($"{FullName} has no step '{id}'.{(Output.Suggestion.For(id, Steps.Select(s => s.Id)) is { } near ? $" Did you mean '{near}'?" : "")} It has: {string.Join(", ", Steps.Select(s => s.Id))}.");

    /// <summary>The steps that are done before one, directly or not; in the runbook's order.</summary>
    public IReadOnlyList<MigrationStep> Before(MigrationStep step)
    {
        var (reached, joined) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        Reach(step);
        foreach (var earlier in Steps.Reverse().Where(s => reached.Contains(s.Id)))
            Reach(earlier);
        return [.. Steps.Where(s => reached.Contains(s.Id))];

        void Reach(MigrationStep later)
        {
            reached.UnionWith(later.After);
            foreach (var join in later.Joins.Where(joined.Add))
                reached.UnionWith(Join(join).After);
        }
    }

    /// <summary>The steps that some are done before, directly or not, and those themselves; in the runbook's order.</summary>
    public IReadOnlyList<MigrationStep> From(IEnumerable<MigrationStep> first)
    {
        var named = first.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var isReached = new AlongOrder<bool>(this, before => before.Any(b => b));
        var reached = new List<MigrationStep>();
        foreach (var step in Steps)
        {
            var isOne = named.Contains(step.Id) || isReached.Before(step);
            isReached.Say(step, isOne);
            if (isOne)
                reached.Add(step);
        }
        return reached;
    }
}
