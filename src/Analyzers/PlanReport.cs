using System.Collections.Immutable;
using System.Globalization;
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
        var context = new RuleContext(result.Roots, result.Origins);
        var found = result.Findings.Select(OfEvaluation).Concat(RuleList.All.SelectMany(rule => Check(rule, context, result, cancellation)));

        // Roots that share a helper share its findings: each is shown once.
        return found
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture)), (_, same) => same.First())
            .ToLookup(diagnostic => diagnostic.Location.SourceTree);
    }

    /// <summary>A rule that fails must neither hide the others nor pass for one that found nothing.</summary>
    private static IReadOnlyList<Diagnostic> Check(Rule rule, RuleContext context, EvaluationResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return [.. rule.Check(context).Select(finding => OfRule(finding, result))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var root = context.Roots[0];
            return [Diagnostic.Create(Descriptors.Of(EvaluationIds.Internal), result.Locate(new Subject(root, root.Value)), $"Rule {rule.Id} failed, please report it: {exception.GetType().Name}: {exception.Message}")];
        }
    }

    private static Diagnostic OfEvaluation(EvaluationFinding finding) => Diagnostic.Create(Descriptors.Of(finding.Id), finding.Location, OneLine(finding.Message));

    private static Diagnostic OfRule(Finding finding, EvaluationResult result)
    {
        var (place, related) = FindingPlaces.Of(finding, result);
        return Diagnostic.Create(
            Descriptors.Of(finding.RuleId),
            place,
            related,
            finding.Facts.ToImmutableDictionary(fact => fact.Key, fact => (string?)fact.Value),
            OneLine(finding.Message) + Places(related));
    }

    /// <summary>Names and reasons come from the plan; no terminal is to obey them.</summary>
    private static string OneLine(string message) => string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character));

    private static string Places(IReadOnlyList<Location> related) => related.Count == 0
        ? ""
        : $" (see {string.Join(", ", related.Select(location => $"{Path.GetFileName(location.SourceTree?.FilePath)}({location.GetLineSpan().StartLinePosition.Line + 1})"))})";
}
