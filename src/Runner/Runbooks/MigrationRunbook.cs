namespace Groundplan.Runner.Runbooks;

/// <summary><c>runbook.json</c> version 2: a migration, as the runner carries it out.</summary>
/// <param name="Version">2.</param>
/// <param name="Migration">The migration's name.</param>
/// <param name="Plan">The plan class.</param>
/// <param name="Root">The property of it.</param>
/// <param name="Steps">In an order that respects <see cref="MigrationStep.After"/>.</param>
/// <param name="Title">One line.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Environment">What approvals are bound to; null for none.</param>
/// <param name="Region">Null leaves it to whoever runs it.</param>
/// <param name="AccountId">Null leaves it to whoever runs it.</param>
/// <param name="PointOfNoReturn">The first step after which there is no way back; null for none.</param>
/// <param name="Phases">In order.</param>
/// <param name="Stacks">The stacks that arguments speak of.</param>
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
    IReadOnlyList<MigrationStack>? Stacks = null)
{
    public IReadOnlyList<MigrationPhase> Phases { get; } = Phases ?? [];

    public IReadOnlyList<MigrationStack> Stacks { get; } = Stacks ?? [];

    public string FullName => $"{Plan}/{Root}";

    /// <summary>The SHA-256 of the document's bytes; set by the reader.</summary>
    public string Hash { get; init; } = "";

    public MigrationPhase? PhaseOf(MigrationStep step) => Phases.FirstOrDefault(p => p.Name == step.Phase);

    /// <exception cref="RunnerError">There is no such step.</exception>
    public MigrationStep Step(string id)
        => Steps.FirstOrDefault(s => s.Id == id)
            ?? throw RunnerError.Usage($"{FullName} has no step '{id}'.{(Output.Suggestion.For(id, Steps.Select(s => s.Id)) is { } near ? $" Did you mean '{near}'?" : "")} It has: {string.Join(", ", Steps.Select(s => s.Id))}.");

    /// <summary>The steps that are done before one, directly or not; in the runbook's order.</summary>
    public IReadOnlyList<MigrationStep> Before(MigrationStep step)
    {
        var reached = step.After.ToHashSet(StringComparer.Ordinal);
        foreach (var earlier in Steps.Reverse().Where(s => reached.Contains(s.Id)))
            reached.UnionWith(earlier.After);
        return [.. Steps.Where(s => reached.Contains(s.Id))];
    }

    /// <summary>The steps that some are done before, directly or not, and those themselves; in the runbook's order.</summary>
    public IReadOnlyList<MigrationStep> From(IEnumerable<MigrationStep> first)
    {
        var reached = first.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var step in Steps)
            if (step.After.Any(reached.Contains))
                reached.Add(step.Id);
        return [.. Steps.Where(s => reached.Contains(s.Id))];
    }
}
