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

    public IEnumerable<Diagnostic> In(SemanticModel model, CancellationToken cancellation)
    {
        lock (_gate)
            _diagnostics ??= Compute(cancellation);
        return _diagnostics[model.SyntaxTree].Concat(Generated(model, cancellation));
    }

    /// <summary>What compiles now, and did not when the plan was evaluated: another generator wrote what it needs.</summary>
    private IEnumerable<Diagnostic> Generated(SemanticModel model, CancellationToken cancellation) =>
        Evaluator.Evaluate(compilation, cancellation).Incomplete
            .Where(place => place.SourceTree == model.SyntaxTree && model.GetDiagnostics(place.SourceSpan, cancellation).All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
            .Select(place => Diagnostic.Create(Descriptors.Of(EvaluationIds.Unknown), place, "This needs code that a source generator writes; plans are evaluated before that is there, so write it by hand"));

    private ILookup<SyntaxTree?, Diagnostic> Compute(CancellationToken cancellation)
    {
        var result = Evaluator.Evaluate(compilation, cancellation);
        var context = new RuleContext(result.Roots, new CompilerOrigins(result.Origins));
        var found = result.Findings.Select(OfEvaluation)
            .Concat(SilentRoots.In(compilation, cancellation))
            .Concat(DroppedMembers.In(compilation, cancellation))
            .Concat(RuleList.All.SelectMany(rule => Check(rule, context, result, cancellation)));

        // Roots that share a helper share its findings: each is shown once.
        return found
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture)), (_, same) => same.First())
            .ToLookup(diagnostic => diagnostic.Location.SourceTree);
    }

    private IReadOnlyList<Diagnostic> Check(Rule rule, RuleContext context, EvaluationResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return RuleRun.Of(rule, context, result, compilation);
    }

    private static Diagnostic OfEvaluation(EvaluationFinding finding) => Diagnostic.Create(Descriptors.Of(finding.Id), finding.Location, RuleRun.OneLine(finding.Message));
}
