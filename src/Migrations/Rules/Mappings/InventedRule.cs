using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Attributes of the new items into which nothing of an old one goes, or which get no value.</summary>
internal static class InventedRule
{
    private const string Id = "GP7033";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A mapping invents an attribute, or gives it no value", context =>
        from step in MappedStep.Sound(context)
        from field in step.Document.Fields
        where field.Reads.Count == 0 && !field.IsOfElement && !step.Step.Invented.Contains(field.Attribute)
        group field by (step, field.IsMissing) into fields
        let names = fields.Select(field => field.Attribute).Distinct(StringComparer.Ordinal).ToList()
        let they = names.Count == 1 ? "it" : "them"
        select fields.Key.step.Find(Id, Severity.Warning, fields.Key.IsMissing
            ? $"{fields.Key.step.Step.Id} gives {MappedStep.Few(names)} of the new items no value: map {they}, or name {they} in Invented."
            : $"{fields.Key.step.Step.Id} takes {MappedStep.Few(names)} of the new items from no old one: name {they} in Invented if that is meant."));
}
