using System.Collections.Immutable;
using Groundplan.Generators;
using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>The diagnostics of a compilation by syntax tree, computed when the first tree asks.</summary>
internal sealed class PlanReport(Compilation compilation)
{
    private readonly object _gate = new();
    private ILookup<SyntaxTree?, Diagnostic>? _diagnostics;

    public IEnumerable<Diagnostic> In(SyntaxTree tree, CancellationToken cancellation)
    {
        lock (_gate)
            _diagnostics ??= Compute(cancellation);
        return _diagnostics[tree];
    }

    private ILookup<SyntaxTree?, Diagnostic> Compute(CancellationToken cancellation)
    {
        var result = Evaluator.Evaluate(compilation, cancellation);
        var findings = new RuleContext(result.Roots, result.Origins).Run(RuleList.All);
        return result.Findings.Select(OfEvaluation).Concat(findings.Select(finding => OfRule(finding, result))).ToLookup(diagnostic => diagnostic.Location.SourceTree);
    }

    private static Diagnostic OfEvaluation(EvaluationFinding finding) => Diagnostic.Create(Descriptors.Of(finding.Id), finding.Location, finding.Message);

    private static Diagnostic OfRule(Finding finding, EvaluationResult result)
    {
        var related = finding.Related.Select(result.Locate).OfType<Location>().ToList();
        return Diagnostic.Create(
            Descriptors.Of(finding.RuleId),
            result.Locate(finding.Subject) ?? Location.None,
            related,
            finding.Facts.ToImmutableDictionary(fact => fact.Key, fact => (string?)fact.Value),
            finding.Message + Places(related));
    }

    private static string Places(IReadOnlyList<Location> related) => related.Count == 0
        ? ""
        : $" (see {string.Join(", ", related.Select(location => $"{Path.GetFileName(location.SourceTree?.FilePath)}({location.GetLineSpan().StartLinePosition.Line + 1})"))})";
}
