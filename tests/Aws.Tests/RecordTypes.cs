using System.Reflection;
using System.Runtime.CompilerServices;

namespace Groundplan.Aws.Tests;

/// <summary>The generated types, by reflection.</summary>
internal static class RecordTypes
{
    public static IReadOnlyList<Type> Resources { get; } = [.. Exported(typeof(Resource))];

    public static IReadOnlyList<Type> PropertyTypes { get; } = [.. Exported(typeof(PropertyRecord))];

    /// <summary>CloudFormation's names of a type.</summary>
    public static Shape ShapeOf(Type type) => ((PropertyRecord)RuntimeHelpers.GetUninitializedObject(type)).CfnShape;

    /// <summary>The properties that an initializer may set, without those of the base types.</summary>
    public static IEnumerable<PropertyInfo> Slots(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.SetMethod is not null);

    public static string[] Required(Type type) =>
        [.. Slots(type).Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is not null).Select(property => property.Name)];

    private static IEnumerable<Type> Exported(Type baseType) => typeof(Tag).Assembly.GetExportedTypes().Where(type => type.BaseType == baseType);
}
