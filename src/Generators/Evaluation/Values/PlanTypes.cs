using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>
/// Which types of the plan stand behind library types: a list of a record and a list of another are both lists of <see cref="Instance"/>.
/// Such objects carry their type here, from where they are made.
/// </summary>
internal static class PlanTypes
{
    private const int Deepest = 7;

    // An evaluation has a thread of its own; what all have in common, such as an empty array, must not carry the types of one to another.
    [ThreadStatic]
    private static ConditionalWeakTable<object, ITypeSymbol>? _types;

    private static readonly ConcurrentDictionary<Type, bool> Hiding = new();
    private static readonly ConcurrentDictionary<Type, Array> Empty = new();

    private static ConditionalWeakTable<object, ITypeSymbol> Types => _types ??= new();

    /// <summary>Whether values of a type do not tell it themselves: an array, tuple or generic type of types of the plan.</summary>
    public static bool AreHidden(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfPlan(array.ElementType, 0),
        INamedTypeSymbol named when named.IsTupleType || named.DeclaringSyntaxReferences.Length == 0 => named.TypeArguments.Any(argument => IsOfPlan(argument, 0)),
        _ => false,
    };

    /// <summary>Keeps the type of an object that does not tell it itself. The empty array that all types share is replaced by one of its own.</summary>
    public static object Note(object value, ITypeSymbol type)
    {
        if (value is Array { Length: 0 } array && Hides(value.GetType()) && ReferenceEquals(array, Empty.GetOrAdd(value.GetType().GetElementType()!, SharedEmpty)))
            value = Array.CreateInstance(value.GetType().GetElementType()!, 0);
        if (value is not string && Hides(value.GetType()) && !Types.TryGetValue(value, out _))
            Types.Add(value, type);
        return value;
    }

    private static Array SharedEmpty(Type element) => (Array)typeof(Array).GetMethod(nameof(Array.Empty))!.MakeGenericMethod(element).Invoke(null, null)!;

    /// <summary>The type of an object, when it was noted.</summary>
    public static ITypeSymbol? Find(object value) => Hides(value.GetType()) && Types.TryGetValue(value, out var type) ? type : null;

    /// <summary>The name of an object's type as the runtime prints it.</summary>
    public static string NameOf(object value)
    {
        if (Instance.Of(value) is { } instance)
            return TypeText.Of(instance.Type.Symbol);
        if (value is EnumValue own)
            return TypeText.Of(own.Type);
        if (Closure.Of(value) is { } closure)
            return TypeText.Of(closure.Type);
        return Find(value) is { } type ? TypeText.Of(type) : value.GetType().ToString();
    }

    // a tuple of tuples of tuples … has as many parts as a tree has leaves; no value is that deep
    private static bool IsOfPlan(ITypeSymbol type, int depth) => depth < Deepest && type switch
    {
        IArrayTypeSymbol array => IsOfPlan(array.ElementType, depth + 1),
        INamedTypeSymbol named => named.DeclaringSyntaxReferences.Length > 0 && !named.IsTupleType || named.TypeArguments.Any(argument => IsOfPlan(argument, depth + 1)),
        _ => false,
    };

    private static bool Hides(Type type) => (type.IsGenericType || type.IsArray) && Hiding.GetOrAdd(type, static candidate => Parts(candidate).Any(HidesPart));

    private static bool HidesPart(Type type) =>
        type == typeof(Instance) || type == typeof(EnumValue) || type == typeof(Closure) || type == typeof(object) || typeof(IShell).IsAssignableFrom(type) || Parts(type).Any(HidesPart);

    private static Type[] Parts(Type type) => type.IsArray ? [type.GetElementType()!] : type.IsGenericType ? type.GetGenericArguments() : [];
}
