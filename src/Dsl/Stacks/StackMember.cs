namespace Groundplan;

/// <summary>A named member of a stack.</summary>
/// <param name="Name">The logical id: the property's name.</param>
/// <param name="Item">A <see cref="Resource"/>, <see cref="Parameter"/>, <see cref="Output"/>, <see cref="Condition"/> or <see cref="Mapping"/>.</param>
public sealed record StackMember(string Name, object Item)
{
    /// <summary>Whether a property of this type makes a member.</summary>
    internal static bool IsMemberType(Type type) =>
        typeof(Resource).IsAssignableFrom(type) || typeof(Parameter).IsAssignableFrom(type)
        || type == typeof(Output) || type == typeof(Condition) || type == typeof(Mapping);
}
