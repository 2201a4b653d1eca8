using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Something of the old items is lost on the way.</summary>
internal static class ShortenedRule
{
    private const string Id = "GP7034";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A mapping loses a part of an attribute", context =>
        from step in MappedStep.Sound(context)
        from field in step.Document.Fields
        where field.Losses.Count > 0 && !step.Step.Shortened.Contains(field.Attribute)
        select step.Find(Id, Severity.Warning, field, $"{step.Step.Id} loses {string.Join(" and ", field.Losses)} on the way into {field.Attribute}: keep the whole, or name {field.Attribute} in Shortened."));
}
