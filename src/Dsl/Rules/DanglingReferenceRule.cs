using Groundplan.Documents.Template;

namespace Groundplan.Rules;

/// <summary>A resource refers to something that is no member of its stack, so that the template would have a dangling reference.</summary>
internal static class DanglingReferenceRule
{
    private const string Id = "GP4001";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A reference leads out of the stack", context =>
        from root in context.Roots
        let members = root.Content.Members.ToDictionary(member => member.Name, member => member.Item, StringComparer.Ordinal)
        from reference in DanglingReferences.In(root.Content)
        select new Finding(
            Id,
            Severity.Error,
            $"{reference.LogicalId}{(reference.Property is null ? "" : "." + reference.Property)} refers to {reference.Description}, which is no member of this stack: make it a property of the stack, written as 'Name => field ??= new() {{ … }}' so that it is one instance.",
            Subjects.Of(root, reference.LogicalId, members[reference.LogicalId], reference.Property)));
}
