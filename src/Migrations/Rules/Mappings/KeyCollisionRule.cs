using Groundplan.Migrations.Graph;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Two old items, or two parts of one, may become new items of the same key, of which the last one written stays.</summary>
internal static class KeyCollisionRule
{
    private const string Id = "GP7035";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A mapping may give two items the same key", context => MappedStep.Sound(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MappedStep step)
    {
        var key = TableKey.NamesOf(step.Step.To.Raw);
        var fields = step.Document.Fields.Where(field => key.Contains(field.Attribute)).ToList();
        var keyless = Keyless(step, key).ToList();
        foreach (var finding in keyless)
            yield return finding;
        if (keyless.Count > 0 || fields.Count == 0)
            yield break;
        if (step.Document.IsMany && !fields.Any(field => field.IsOfElement))
            yield return step.Find(Id, Severity.Error, fields[0], $"{step.Step.Id} makes several items of one, and their key ({MappedStep.Few(key)}) is the same for all: take something of the element into it.");
        var left = TableKey.NamesOf(step.Step.From.Raw).Where(name => !fields.Any(field => field.Reads.Contains(name) && field.Losses.Count == 0)).ToList();
        if (left.Count > 0)
            yield return step.Find(Id, Severity.Error, fields[0], $"{step.Step.Id} makes the key {MappedStep.Few(key)} of the new items without the whole of {MappedStep.Few(left)}, a key of the old ones: two old items may become one. Take it into the key unchanged.");
    }

    /// <summary>The new records that have no value for a key attribute.</summary>
    private static IEnumerable<Finding> Keyless(MappedStep step, List<string> key)
    {
        foreach (var fields in step.Document.Fields.GroupBy(field => (object)field.Made, ByReference.Instance))
        {
            var missing = key.Except(fields.Where(field => !field.IsMissing).Select(field => field.Attribute)).ToList();
            if (missing.Count > 0)
                yield return step.Find(Id, Severity.Error, fields.First() with { Given = null }, $"{step.Step.Id} gives the key {MappedStep.Few(missing)} of the target table no value: map {(missing.Count == 1 ? "it" : "them")}.");
        }
    }
}
