using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Attributes of the new items into which nothing of an old one goes, or which get no value.</summary>
internal static class InventedRule
{
    private const string Id = "GP7033";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A mapping invents an attribute, or gives it no value", context => MappedStep.Sound(context).SelectMany(step => Invented(step).Concat(Missing(step))));

    private static IEnumerable<Finding> Invented(MappedStep step) =>
        from field in step.Document.Fields
        where !field.IsMissing && field.Reads.Count == 0 && !field.IsOfElement && !step.Step.Invented.Contains(field.Attribute)
        select step.Find(Id, Severity.Warning, field, $"{step.Step.Id} takes {field.Attribute} of the new items from no old one: name it in Invented if that is meant.");

    private static IEnumerable<Finding> Missing(MappedStep step) =>
        from field in step.Document.Fields
        where field.IsMissing && !step.Step.Invented.Contains(field.Attribute)
        group field by field.Made into fields
        let names = fields.Select(field => field.Attribute).ToList()
        let they = names.Count == 1 ? "it" : "them"
        select step.Find(Id, Severity.Warning, fields.First(), $"{step.Step.Id} gives {MappedStep.Few(names)} of the new items no value: map {they}, or name {they} in Invented.");
}
