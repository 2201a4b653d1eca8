using Groundplan.Generators.Evaluation.Tracing;

namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>One evaluation, which later ones may take roots from.</summary>
/// <param name="Sources">What was evaluated.</param>
/// <param name="Trace">Where records were written, in those sources.</param>
/// <param name="Keepers">Which stacks keep which resources.</param>
internal sealed record Run(Sources Sources, OriginTable Trace, StackKeepers Keepers);

/// <summary>A root, what its evaluation said, and what it depends on.</summary>
internal sealed class RootUnit(Run run, RootDeclaration declaration, PlanRoot? root, Recording recording)
{
    private readonly IReadOnlyCollection<Recording> _recordings = recording.WithShared();
    private HashSet<MemberKey>? _bodies;

    public Run Run { get; } = run;

    public RootDeclaration Declaration { get; } = declaration;

    /// <summary>The root; null when it could not be evaluated.</summary>
    public PlanRoot? Root { get; } = root;

    /// <summary>Where something was left out because the code does not compile yet, in the sources of the run.</summary>
    public IEnumerable<Microsoft.CodeAnalysis.Location> Incomplete => _recordings.Select(recording => recording.IncompleteAt?.GetLocation()).OfType<Microsoft.CodeAnalysis.Location>();

    /// <summary>What was found, at its place in the sources of the run.</summary>
    public IEnumerable<EvaluationFinding> Findings => _recordings.SelectMany(recording => recording.Findings);

    /// <summary>What is shared with other roots so that they can tell.</summary>
    public IEnumerable<string> Shared => _recordings.Where(recording => recording.HasIdentity).Select(recording => recording.Name);

    /// <summary>Whether one of the members was run.</summary>
    public bool Reads(HashSet<MemberKey> members) =>
        (_bodies ??= [.. _recordings.SelectMany(recording => recording.Bodies).Select(Run.Sources.KeyOf).OfType<MemberKey>()]).Overlaps(members);
}

/// <summary>A property that is a root.</summary>
/// <param name="Plan">The name of its class.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">Where it is declared.</param>
internal sealed record RootDeclaration(string Plan, string Name, MemberKey Key);
