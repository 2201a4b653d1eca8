using System.Reflection;

namespace Groundplan;

/// <summary>Finds the members of a stack that runs as compiled code.</summary>
internal static class StackMembers
{
    public static IReadOnlyList<StackMember> ByReflection(Stack stack)
    {
        var types = new Stack<Type>();
        for (var type = stack.GetType(); type != typeof(Stack); type = type.BaseType!)
            types.Push(type);

        var members = new List<StackMember>();
        foreach (var type in types)
        {
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken))
            {
                if (!StackMember.IsMemberType(property.PropertyType) || property.GetIndexParameters().Length > 0)
                    continue;
                if (property.GetValue(stack) is { } item)
                    members.Add(new StackMember(property.Name, item));
            }
        }

        return members;
    }
}
