using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>What the plans of a compilation are.</summary>
internal sealed class EvaluationResult
{
    private readonly OriginTable _trace;
    private readonly Dictionary<(string Plan, string Name), Location> _roots;

    internal EvaluationResult(
        IReadOnlyList<PlanRoot> roots, IReadOnlyList<EvaluationFinding> findings, OriginTable trace, Dictionary<(string Plan, string Name), Location> places, bool isIncomplete)
    {
        Roots = roots;
        Findings = findings;
        IsIncomplete = isIncomplete;
        _trace = trace;
        _roots = places;
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

    /// <summary>The same with paths relative to a project's folder.</summary>
    public Origins OriginsBelow(string? folder) => new RelativeOrigins(_trace, folder);

    /// <summary>Where a subject was written: the element, else the property's value, else the record, else the root's property.</summary>
    public Location Locate(Subject subject) =>
        _trace.Locate(subject.Record, subject.Property, subject.Index)
        ?? _trace.Locate(subject.Root.Value, null, null)
        ?? Locate(subject.Root);

    /// <summary>Where a root is declared: the name of its property.</summary>
    public Location Locate(PlanRoot root) => _roots.TryGetValue((root.Plan, root.Name), out var location) ? location : Location.None;
}
