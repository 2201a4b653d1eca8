using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>A mapping holds something that no mapping document can say.</summary>
internal static class MappingLanguageRule
{
    private const string Id = "GP7031";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A mapping holds what the runner cannot carry out", context =>
        from step in MappedStep.Of(context)
        from problem in step.Document.Problems
        select step.Find(Id, Severity.Error, $"{step.Step.Id}: {problem}. What a mapping may be made of is in docs/mapping.md."));
}
