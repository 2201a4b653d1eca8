using System.Runtime.CompilerServices;

namespace Groundplan.Rules.Names;

/// <summary>Reads the physical names of a root.</summary>
public static class PhysicalNames
{
    private static readonly ConditionalWeakTable<StackRoot, IReadOnlyList<PhysicalName>> Known = new();

    /// <summary>
    /// The stack's name, then the literal names of its resources in declaration order. A resource without a name, which CloudFormation
    /// then invents, or whose name holds a reference, has none; so has a type that is not in the table.
    /// </summary>
    public static IReadOnlyList<PhysicalName> Of(StackRoot root) => Known.GetValue(root, Read);

    private static IReadOnlyList<PhysicalName> Read(StackRoot root)
    {
        var names = new List<PhysicalName> { Name("", NameLimits.Stack, root.Content.Stack, root.Content.Stack.StackName ?? "") };
        foreach (var entry in ResourcesOf(root.Content))
        {
            if (NameLimits.ByType.TryGetValue(entry.Value.CfnShape.TypeName, out var limit) && Slot(entry.Value, limit.Property) is string { Length: > 0 } name)
                names.Add(Name(entry.Key, limit, entry.Value, name) with { Container = limit.Within is null ? null : Slot(entry.Value, limit.Within) });
        }

        return names;
    }

    /// <summary>A resource that overrides or hides one of a base is there under the same id, and is the one that is deployed.</summary>
    private static Map<Resource> ResourcesOf(StackContent content) =>
        Map<Resource>.From(content.Resources.Select(member => new KeyValuePair<string, Resource>(member.Id, member.Resource)));

    private static PhysicalName Name(string id, NameLimit limit, object owner, string name) => new(id, limit.Type, limit.Property, name, limit.Scope, limit.Limit)
    {
        Owner = owner,
        Space = limit.Space,
        Comparand = limit.IgnoreCase ? name.ToLowerInvariant() : name,
    };

    private static object? Slot(Resource resource, string property)
    {
        var names = resource.CfnShape.Properties;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == property)
                return resource.GetSlot(i);
        }

        return null;
    }
}
