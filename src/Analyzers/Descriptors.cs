using System.Collections.Immutable;
using Groundplan.Generators;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>A descriptor for each id: those of the evaluation, and those of the list of rules.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/groundplan/groundplan/blob/main/docs/rules/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = EvaluationRules.All
        .Concat(RuleList.All.Select(rule => (rule.Id, rule.Severity, rule.Title)))
        .ToImmutableDictionary(rule => rule.Id, rule => Describe(rule.Id, rule.Severity, rule.Title));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>The first digit of an id names its category.</summary>
    public static string Category(string id) => id[2] switch
    {
        '0' => "Evaluation",
        '1' => "Names",
        '2' => "Tiers",
        '3' => "Network",
        '4' => "CloudFormation",
        '5' => "Changes",
        '6' => "Security",
        '7' => "Migrations",
        _ => "Documents",
    };

    private static DiagnosticDescriptor Describe(string id, Severity severity, string title) => new(
        id,
        title,
        "{0}",
        Category(id),
        severity == Severity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{Pages}{id}.md");
}
