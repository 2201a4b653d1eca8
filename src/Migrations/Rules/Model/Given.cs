using System.Collections.Concurrent;
using System.Reflection;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Finds the property of a step that something was given to.</summary>
internal static class Given
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Own = new();

    /// <summary>The property of the kind of step, and the element of a list there, whose value holds what is looked for; nulls where none does.</summary>
    public static (string? Property, int? Index) Find(Step step, Func<object, bool> isIt)
    {
        foreach (var property in Own.GetOrAdd(step.GetType(), PropertiesOf))
        {
            var value = property.GetValue(step);
            if (value is IItems items && Position(items, isIt) is { } index)
                return (property.Name, index);
            if (value is not IItems && Contents.Of(value).Any(isIt))
                return (property.Name, null);
        }

        return (null, null);
    }

    private static int? Position(IItems items, Func<object, bool> isIt)
    {
        var index = 0;
        foreach (var element in items.Elements)
        {
            if (Contents.Of(element).Any(isIt) || (element is StepEffect effect && Contents.Of(effect.Place).Any(isIt)))
                return index;
            index++;
        }

        return null;
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.DeclaringType != typeof(Step) && property.CanWrite && property.GetIndexParameters().Length == 0)];
}
