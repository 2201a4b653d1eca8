using Groundplan.Rules.Names;

namespace Groundplan.Rules;

/// <summary>A physical name and the root that has it.</summary>
internal sealed record NamedPlace(StackRoot Root, PhysicalName Name)
{
    /// <summary>All known names of all roots, in order: none of a platform with an unknown field.</summary>
    public static IEnumerable<NamedPlace> Of(RuleContext context) =>
        from root in context.Stacks
        where Subjects.IsKnown(root, context.Origins)
        from name in PhysicalNames.Of(root)
        where name.LogicalId.Length > 0 || !context.Origins.IsUnknown(name.Owner, name.Property)
        select new NamedPlace(root, name);

    /// <summary>What decided the name.</summary>
    public Subject Subject => Name.LogicalId.Length == 0 ? Subjects.OfStackName(Root) : Subjects.Of(Root, Name.LogicalId, Name.Owner, Name.Property);

    /// <summary>The resource for messages.</summary>
    public string What => Name.LogicalId.Length == 0 ? "stack" : $"{Name.Type} {Name.LogicalId}";
}
