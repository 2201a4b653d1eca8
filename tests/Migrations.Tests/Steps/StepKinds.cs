using System.Reflection;
using System.Runtime.CompilerServices;

namespace Groundplan.Migrations.Steps;

/// <summary>The records of the assembly that are kinds of steps, found by reflection, so that no test forgets a new one.</summary>
internal static class StepKinds
{
    /// <summary>All kinds but groups.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(Step).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(Step)) && !type.IsAbstract && type != typeof(ParallelGroup) && type != typeof(Sequence))
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static TheoryData<string> Names() => [.. All.Select(type => type.Name)];

    public static Type Named(string name) => All.Single(type => type.Name == name);

    /// <summary>A step with nothing but an id: every other argument of the constructor is null or the default.</summary>
    public static Step Empty(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(found => found.GetParameters().Length)!;
        return (Step)constructor.Invoke([.. constructor.GetParameters().Select(Missing)]);
    }

    /// <summary>A step whose every property that can be null is null, as a half-typed plan has it.</summary>
    public static Step Void(Type type)
    {
        var step = Empty(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !property.PropertyType.IsValueType))
            property.SetValue(step, null);
        return step;
    }

    private static object? Missing(ParameterInfo parameter) => parameter switch
    {
        { Name: "Id" } => "step-1",
        { ParameterType.IsValueType: true } => RuntimeHelpers.GetUninitializedObject(parameter.ParameterType),
        _ => null,
    };
}
