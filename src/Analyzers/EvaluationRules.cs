using Groundplan.Generators.Evaluation;
using Groundplan.Rules;

namespace Groundplan.Analyzers;

/// <summary>What the evaluation itself reports, and the search for its roots, in the order of the ids.</summary>
internal static class EvaluationRules
{
    public static IReadOnlyList<(string Id, Severity Severity, string Title)> All { get; } =
    [
        (EvaluationIds.Unknown, Severity.Error, "The expression cannot be evaluated"),
        (EvaluationIds.StackWith, Severity.Error, "A stack cannot be copied with 'with'"),
        (EvaluationIds.Thrown, Severity.Error, "The plan throws"),
        (SilentRoots.Id, Severity.Warning, "A stack or platform is no root of a plan"),
        (EvaluationIds.Warned, Severity.Warning, "The plan warns"),
        (DroppedMembers.Id, Severity.Warning, "A resource or stack is left out"),
        (EvaluationIds.Internal, Severity.Error, "The evaluation failed"),
        (EvaluationIds.Fuel, Severity.Error, "The plan takes too long to evaluate"),
        (EvaluationIds.Depth, Severity.Error, "The plan calls itself too deeply"),
        (EvaluationIds.Memory, Severity.Error, "The plan makes too much text"),
        (EvaluationIds.Time, Severity.Error, "The plan takes too much time"),
    ];
}
