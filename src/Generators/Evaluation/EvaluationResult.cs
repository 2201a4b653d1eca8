using Groundplan.Generators.Evaluation.Libraries;
using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation;

/// <summary>What the plans of a compilation are.</summary>
internal sealed class EvaluationResult
{
    private readonly Dictionary<(string Plan, string Name), RootDeclaration> _declarations = [];

    internal EvaluationResult(Sources sources, OpenedLibraries libraries, IReadOnlyList<RootUnit> units, bool isBoundToLines)
    {
        Sources = sources;
        Libraries = libraries;
        Units = units;
        IsBoundToLines = isBoundToLines;
        Runs = [.. units.Select(unit => unit.Run).Distinct()];
        Roots = [.. units.Select(unit => unit.Root).OfType<PlanRoot>()];
        Incomplete = [.. units.SelectMany(unit => unit.Incomplete.Select(place => Place(place, unit))).Distinct()];
        Findings = [.. units.SelectMany(unit => unit.Findings.Select(finding => finding with { Location = Place(finding.Location, unit) }))
            .GroupBy(finding => (finding.Id, finding.Location), (_, same) => same.First())
            .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.SourceSpan.Start)];
        foreach (var unit in units)
            _declarations[(unit.Declaration.Plan, unit.Declaration.Name)] = unit.Declaration;
    }

    /// <summary>The roots that could be evaluated, by plan, then in the order of declaration.</summary>
    public IReadOnlyList<PlanRoot> Roots { get; }

    /// <summary>The roots that are deployed.</summary>
    public IReadOnlyList<StackRoot> Stacks => [.. Roots.OfType<StackRoot>()];

    /// <summary>Where records and properties were written, and which are unknown; with file names only.</summary>
    public Origins Origins => OriginsBelow(null);

    /// <summary>What could not be evaluated, and what the plan itself refused, in the order of the source.</summary>
    public IReadOnlyList<EvaluationFinding> Findings { get; }

    /// <summary>What parts are missing because the code does not compile; the compiler reports those.</summary>
    public IReadOnlyList<Location> Incomplete { get; }

    /// <summary>Whether parts are missing because the code does not compile.</summary>
    public bool IsIncomplete => Incomplete.Count > 0;

    /// <summary>What the plan itself warns of, for the documents of its roots.</summary>
    public IEnumerable<Finding> Warnings => Units.Where(unit => unit.Root is not null).SelectMany(unit => unit.Findings
        .Where(finding => finding.Severity == Severity.Warning)
        .Select(finding => new Finding(finding.Id, finding.Severity, finding.Message, new Subject(unit.Root!, unit.Root!.Value))));

    /// <summary>Whether the roots are all there and whole.</summary>
    public bool IsWhole => !IsIncomplete && !Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>What was evaluated.</summary>
    internal Sources Sources { get; }

    /// <summary>The libraries whose source was evaluated with it.</summary>
    internal OpenedLibraries Libraries { get; }

    /// <summary>The roots with what they depend on.</summary>
    internal IReadOnlyList<RootUnit> Units { get; }

    /// <summary>The evaluations that roots come from.</summary>
    internal IReadOnlyList<Run> Runs { get; }

    /// <summary>Whether a value may depend on the lines on which code stands.</summary>
    internal bool IsBoundToLines { get; }

    /// <summary>The same with paths relative to a project's folder.</summary>
    public Origins OriginsBelow(string? folder) => new RelativeOrigins(this, folder);

    /// <summary>Where a subject was written: the element, else the property's value, else the record, else the root's property.</summary>
    public Location Locate(Subject subject) =>
        Locate(subject.Record, subject.Property, subject.Index)
        ?? Locate(subject.Root.Value, null, null)
        ?? Locate(subject.Root);

    /// <summary>Where a root is declared: the name of its property.</summary>
    public Location Locate(PlanRoot root) => _declarations.TryGetValue((root.Plan, root.Name), out var declaration) ? Locate(declaration) : Location.None;

    /// <summary>The nearest place that is known of a record, a property or an element.</summary>
    internal Location? Locate(object record, string? property, int? index)
    {
        foreach (var run in Runs)
        {
            if (run.Trace.Locate(record, property, index) is { SourceTree: { } tree } location && run.Sources.SlotOf(tree) >= 0)
                return Sources.Translate(location, run.Sources);
        }

        return null;
    }

    /// <summary>The stacks that keep a resource in a public property.</summary>
    internal IReadOnlyList<(Stack Stack, string Property)> KeepersOf(Resource resource) => Runs.Count == 1 ? Runs[0].Keepers.Of(resource) : [.. Runs.SelectMany(run => run.Keepers.Of(resource))];

    private Location Locate(RootDeclaration root) =>
        Sources.Members(root.Key.Tree).Members[root.Key.Member] is PropertyDeclarationSyntax property ? property.Identifier.GetLocation() : Location.None;

    /// <summary>A place in these sources; what a library does outside of any call of the plan is at the root.</summary>
    private Location Place(Location location, RootUnit unit) =>
        unit.Run.Sources.SlotOf(location.SourceTree!) < 0 ? Locate(unit.Declaration) : Sources.Translate(location, unit.Run.Sources);

    internal bool IsUnknown(object record, string property) => Runs.Any(run => run.Trace.IsUnknown(record, property));
}
