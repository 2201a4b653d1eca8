using System.Collections.Immutable;
using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>Runs a rule over the roots of a compilation.</summary>
internal static class RuleRun
{
    /// <summary>A rule that fails must neither hide the others nor pass for one that found nothing.</summary>
    public static IReadOnlyList<Diagnostic> Of(Rule rule, RuleContext context, EvaluationResult result, Compilation compilation)
    {
        try
        {
            return [.. rule.Check(context).Select(finding => OfFinding(finding, result, compilation))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [Diagnostic.Create(Descriptors.Of(EvaluationIds.Internal), Blamed(rule, context, result, compilation), $"Rule {rule.Id} failed, please report it: {exception.GetType().Name}: {exception.Message}")];
        }
    }

    /// <summary>Names and reasons come from the plan; no terminal is to obey them.</summary>
    public static string OneLine(string message) => string.Concat(message.Select(character => char.IsControl(character) ? ' ' : character));

    private static Diagnostic OfFinding(Finding finding, EvaluationResult result, Compilation compilation)
    {
        var (place, related) = FindingPlaces.Of(finding, result, compilation);
        return Diagnostic.Create(
            Descriptors.Of(finding.RuleId),
            place,
            related,
            finding.Facts.ToImmutableDictionary(fact => fact.Key, fact => (string?)fact.Value),
            OneLine(finding.Message) + Places(related));
    }

    /// <summary>The root that fails by itself; else the first one, since it takes several; without any, the start of the source.</summary>
    private static Location Blamed(Rule rule, RuleContext context, EvaluationResult result, Compilation compilation) =>
        context.Roots.FirstOrDefault(root => Fails(rule, context with { Roots = [root] })) is { } guilty ? result.Locate(new Subject(guilty, guilty.Value))
        : context.Roots.Count > 0 ? result.Locate(context.Roots[0])
        : Location.Create(compilation.SyntaxTrees.First(), default);

    /// <summary>The exception is that of the whole run, which is reported.</summary>
    private static bool Fails(Rule rule, RuleContext context)
    {
        try
        {
            return rule.Check(context).Count() < 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return true;
        }
    }

    private static string Places(IReadOnlyList<Location> related) => related.Count == 0
        ? ""
        : $" (see {string.Join(", ", related.Select(location => $"{Path.GetFileName(location.SourceTree?.FilePath)}({location.GetLineSpan().StartLinePosition.Line + 1})"))})";
}
