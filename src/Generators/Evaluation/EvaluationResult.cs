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

    internal EvaluationResult(Sources sources, IReadOnlyList<RootUnit> units, bool isBoundToLines)
    {
        Sources = sources;
        Units = units;
        IsBoundToLines = isBoundToLines;
        Runs = [.. units.Select(unit => unit.Run).Distinct()];
        Roots = [.. units.Select(unit => unit.Root).OfType<PlanRoot>()];
        IsIncomplete = units.Any(unit => unit.IsIncomplete);
        Findings = [.. units.SelectMany(unit => unit.Findings.Select(finding => finding with { Location = sources.Translate(finding.Location, unit.Run.Sources) }))
            .GroupBy(finding => (finding.Id, finding.Location), (_, same) => same.First())
            .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.SourceSpan.Start)];
        foreach (var unit in units)
            _declarations[(unit.Declaration.Plan, unit.Declaration.Name)] = unit.Declaration;
    }

    /// <summary>The roots that could be evaluated, by plan, then in the order of declaration.</summary>
    public IReadOnlyList<PlanRoot> Roots { get; }

    /// <summary>Where records and properties were written, and which are unknown; with file names only.</summary>
    public Origins Origins => OriginsBelow(null);

    /// <summary>What could not be evaluated, and what the plan itself refused, in the order of the source.</summary>
    public IReadOnlyList<EvaluationFinding> Findings { get; }

    /// <summary>Whether parts are missing because the code does not compile; the compiler reports those.</summary>
    public bool IsIncomplete { get; }

    /// <summary>Whether the roots are all there and whole.</summary>
    public bool IsWhole => !IsIncomplete && !Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>What was evaluated.</summary>
    internal Sources Sources { get; }

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
    public Location Locate(PlanRoot root) =>
        _declarations.TryGetValue((root.Plan, root.Name), out var declaration) && Sources.Members(declaration.Key.Tree).Members[declaration.Key.Member] is PropertyDeclarationSyntax property
            ? property.Identifier.GetLocation()
            : Location.None;

    /// <summary>The nearest place that is known of a record, a property or an element.</summary>
    internal Location? Locate(object record, string? property, int? index)
    {
        foreach (var run in Runs)
        {
            if (run.Trace.Locate(record, property, index) is { } location)
                return Sources.Translate(location, run.Sources);
        }

        return null;
    }

    /// <summary>The stacks that keep a resource in a public property.</summary>
    internal IReadOnlyList<(Stack Stack, string Property)> KeepersOf(Resource resource) => [.. Runs.SelectMany(run => run.Keepers.Of(resource))];

    internal bool IsUnknown(object record, string property) => Runs.Any(run => run.Trace.IsUnknown(record, property));
}
