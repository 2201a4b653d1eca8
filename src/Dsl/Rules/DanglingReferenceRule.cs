using Groundplan.Documents.Template;

namespace Groundplan.Rules;

/// <summary>A resource refers to something that is no member of its stack, so that the template would have a dangling reference.</summary>
internal static class DanglingReferenceRule
{
    private const string Id = "GP4001";

    /// <summary>A platform's stack is not of the user's writing.</summary>
    public static Rule Rule { get; } = new(Id, Severity.Error, "A reference leads out of the stack", context =>
    {
        var shared = SharedResources.Places(context);
        return context.Stacks.Where(root => root.Value is Stack).SelectMany(root => Check(root, shared, context));
    });

    /// <summary>A resource that is another stack's refers to that stack's members; that it is here is GP4004.</summary>
    private static IEnumerable<Finding> Check(StackRoot root, HashSet<(string Plan, string Name, string Id)> shared, RuleContext context)
    {
        var references = DanglingReferences.In(root.Content).Where(reference => !shared.Contains((root.Plan, root.Name, reference.LogicalId))).ToList();
        if (references.Count == 0)
            return [];

        // A member that overrides or hides one of a base is there under the same name.
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in root.Content.Members)
            members[member.Name] = member.Item;
        return references.Select(reference => new Finding(
            Id,
            Severity.Error,
            $"{reference.LogicalId}{(reference.Property is null ? "" : "." + reference.Property)} refers to {Target(reference, root, context)}",
            Subjects.Of(root, reference.LogicalId, members.TryGetValue(reference.LogicalId, out var member) ? member : root.Value, reference.Property)));
    }

    private static string Target(DanglingReference reference, StackRoot root, RuleContext context) => OwnerOf(reference.Target, root, context) is ({ } stack, { } id)
        ? $"{id} ({reference.Description}) of the stack '{stack.StackName}', and no template refers into another. Export an output there and take it here with Fn.ImportValue, or publish an SSM parameter: the page of GP4001 has a sample."
        : $"{reference.Description}, which is no member of the stack '{root.Content.Stack.StackName}'. If it is this stack's own, write its property as 'public … Name => field ??= new() {{ … }}', so that it is one instance; if it is another stack's, export an output there and take it here with Fn.ImportValue, or publish an SSM parameter: the page of GP4001 has a sample.";

    /// <summary>The other stack that has it, and what it is called there: a root's, else one that was made on the way.</summary>
    private static (Stack Stack, string Id)? OwnerOf(object? target, StackRoot root, RuleContext context)
    {
        if (target is null)
            return null;
        foreach (var content in context.Stacks.Select(other => other.Content).Where(content => !ReferenceEquals(content.Stack, root.Content.Stack)))
        {
            if (content.IdOf(target) is { } id)
                return (content.Stack, id);
        }

        return (target is Resource resource ? context.Origins.KeepersOf(resource) : [])
            .Where(keeper => !ReferenceEquals(keeper.Stack, root.Content.Stack))
            .Select(keeper => ((Stack, string)?)keeper)
            .FirstOrDefault();
    }
}
