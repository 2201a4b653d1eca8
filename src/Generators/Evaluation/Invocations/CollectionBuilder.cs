using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Builds the target of a collection expression: an array, a builder's type, or a list that is filled.</summary>
internal sealed class CollectionBuilder(Machine machine, ITypeSymbol type, Type mapped, IMethodSymbol? construct, SyntaxNode syntax)
{
    private delegate TCollection FromSpan<TElement, TCollection>(ReadOnlySpan<TElement> elements);

    private readonly Type? _element = ElementOf(mapped);

    public object Build(List<object?> values)
    {
        if (mapped.IsArray)
            return ToArray(values, mapped.GetElementType()!);
        if (mapped.IsInterface && _element is not null)
            return ToList(values, typeof(List<>).MakeGenericType(_element));
        if (construct is { IsStatic: true } && SpanMethod() is { } method)
            return FromSpanOf(method, values);
        if (construct is { MethodKind: MethodKind.Constructor } && mapped.GetConstructor(Type.EmptyTypes) is not null)
            return ToList(values, mapped);
        throw machine.Refuse($"A collection expression of type {type.ToDisplayString()} cannot be evaluated in a plan", syntax);
    }

    private static Type? ElementOf(Type collection) => new[] { collection }.Concat(collection.GetInterfaces())
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0]
        ?? (collection == typeof(IEnumerable) ? typeof(object) : null);

    private static Array ToArray(List<object?> values, Type element)
    {
        var array = Array.CreateInstance(element, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return array;
    }

    private static object ToList(List<object?> values, Type listType)
    {
        var list = Activator.CreateInstance(listType)!;
        if (list is IList items)
        {
            foreach (var value in values)
                items.Add(value);
            return list;
        }

        if (values.Count == 0)
            return list;
        var add = listType.GetMethods().First(method => method.Name is "Add" or "Enqueue" or "Push" or "AddLast" && method.GetParameters().Length == 1);
        foreach (var value in values)
            add.Invoke(list, [value]);
        return list;
    }

    private static TCollection Apply<TElement, TCollection>(MethodInfo method, TElement[] elements) =>
        ((FromSpan<TElement, TCollection>)Delegate.CreateDelegate(typeof(FromSpan<TElement, TCollection>), method))(elements);

    private object FromSpanOf(MethodInfo method, List<object?> values)
    {
        var element = method.GetParameters()[0].ParameterType.GetGenericArguments()[0];
        return typeof(CollectionBuilder).GetMethod(nameof(Apply), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element, method.ReturnType)
            .Invoke(null, [method, ToArray(values, element)])!;
    }

    private MethodInfo? SpanMethod()
    {
        var candidates = LibraryTypes.Find(construct!.ContainingType.OriginalDefinition)?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? [];
        var arguments = construct.TypeArguments.Select(machine.Types.Map).ToArray();
        if (Array.IndexOf(arguments, null) >= 0)
            return null;
        return candidates
            .Where(method => method.Name == construct.Name && method.GetParameters().Length == 1 && method.GetGenericArguments().Length == arguments.Length)
            .Select(method => arguments.Length == 0 ? method : method.MakeGenericMethod(arguments!))
            .FirstOrDefault(method => method.GetParameters()[0].ParameterType is { IsGenericType: true } span && span.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));
    }
}
