namespace Groundplan.Rules;

/// <summary>Leads from a member of a stack to what the user wrote: the member itself, or the platform's field that decided it.</summary>
internal static class Subjects
{
    /// <summary>A member of a root's stack, or a property of it by CloudFormation's name.</summary>
    public static Subject Of(StackRoot root, string logicalId, object member, string? property)
    {
        var path = $"{root.Name}.{logicalId}{(property is null ? "" : "." + property)}";
        return root.Content.ProvenanceOf(logicalId, property) is { } provenance
            ? new(root, provenance.Record, provenance.Property) { Path = path }
            : new(root, root.Value is Platform ? root.Value : member, root.Value is Platform ? null : property) { Path = path };
    }

    /// <summary>The name of a root's stack.</summary>
    public static Subject OfStackName(StackRoot root) => root.Content.ProvenanceOf("", nameof(Stack.StackName)) is { } provenance
        ? new(root, provenance.Record, provenance.Property) { Path = $"{root.Name}.{nameof(Stack.StackName)}" }
        : new(root, root.Value, root.Value is Platform ? null : nameof(Stack.StackName)) { Path = $"{root.Name}.{nameof(Stack.StackName)}" };

    /// <summary>Whether nothing is unknown that a platform derives names from; what it derives from an unknown field means nothing.</summary>
    public static bool IsKnown(StackRoot root, Origins origins) =>
        root.Value is not Platform platform || !platform.Fields().Any(field => origins.IsUnknown(platform, field.Path.Split('.', '[')[0]));
}
