namespace Groundplan.Rules;

/// <summary>Two roots have the same plan's and property's name, so that their documents would be the same files.</summary>
internal static class RootNameCollisionRule
{
    private const string Id = "GP1013";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Two roots have the same name", context =>
        from same in context.Roots.GroupBy(root => $"{root.Plan}/{root.Name}", StringComparer.OrdinalIgnoreCase)
        from root in same.Skip(1)
        select new Finding(
            Id,
            Severity.Error,
            $"There is a root {same.Key} already, and both write their documents to that folder: rename the property or its class. Namespaces do not tell them apart, nor does case.",
            new Subject(root, root.Value))
        {
            Related = [new Subject(same.First(), same.First().Value)],
        });
}
