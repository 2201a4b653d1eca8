using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Two old items, or two parts of one, may become new items of the same key, of which the last one written stays.</summary>
internal static class KeyCollisionRule
{
    private const string Id = "GP7035";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A mapping may give two items the same key", context => MappedStep.Sound(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MappedStep step)
    {
        var key = KeyOf(step.Step.To.Raw);
        var fields = step.Document.Fields.Where(field => key.Contains(field.Attribute)).ToList();
        var missing = key.Where(name => fields.All(field => field.Attribute != name || field.IsMissing)).ToList();
        if (missing.Count > 0)
        {
            yield return step.Find(Id, Severity.Error, $"{step.Step.Id} gives the key attribute {MappedStep.Few(missing)} of the target table no value: map it.");
            yield break;
        }

        if (fields.Count == 0)
            yield break;
        if (step.Document.IsMany && !fields.Any(field => field.IsOfElement))
            yield return step.Find(Id, Severity.Error, $"{step.Step.Id} makes several items of one, and their key ({MappedStep.Few(key)}) is the same for all: take something of the element into it.");
        var left = KeyOf(step.Step.From.Raw).Where(name => !fields.Any(field => field.Reads.Contains(name) && field.Losses.Count == 0)).ToList();
        if (left.Count > 0)
            yield return step.Find(Id, Severity.Error, $"{step.Step.Id} makes the key {MappedStep.Few(key)} of the new items without the whole of {MappedStep.Few(left)}, a key of the old ones: two old items may become one. Take it into the key unchanged.");
    }

    /// <summary>The key attributes of a table of the plan; none where the table is not in it.</summary>
    private static List<string> KeyOf(object? target) => target is Aws.DynamoDB.Table { KeySchema: { } schema }
        ? [.. schema.Where(element => element is { AttributeName.IsLiteral: true }).Select(element => element.AttributeName.Literal)]
        : [];
}
