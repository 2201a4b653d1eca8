using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Builds the target of a collection expression: an array, a builder's type, or a list that is filled.</summary>
internal sealed class CollectionBuilder(Machine machine, ITypeSymbol type, Type mapped, IMethodSymbol? construct, SyntaxNode syntax)
{
    private delegate TCollection FromSpan<TElement, TCollection>(ReadOnlySpan<TElement> elements);

    private delegate object FromArray(Array elements);

    // Every collection expression of a plan asks, and there are few types that it can have.
    private static readonly ConcurrentDictionary<Type, Type?> Elements = new();
    private static readonly ConcurrentDictionary<(Type Builder, string Name, Type? Argument), MethodInfo?> SpanMethods = new();
    private static readonly ConcurrentDictionary<MethodInfo, FromArray> Builders = new();

    private readonly Type? _element = Elements.GetOrAdd(mapped, ElementOf);

    public object Build(List<object?> values)
    {
        if (mapped.IsArray)
            return ToArray(values, mapped.GetElementType()!);
        if (mapped.IsInterface && _element is not null)
            return ToList(values, typeof(List<>).MakeGenericType(_element));
        if (construct is { IsStatic: true } && SpanMethod() is { } method)
            return Builders.GetOrAdd(method, BuilderOf)(ToArray(values, ElementOfSpan(method)));
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

    private static FromArray Builder<TElement, TCollection>(MethodInfo method)
    {
        var build = (FromSpan<TElement, TCollection>)Delegate.CreateDelegate(typeof(FromSpan<TElement, TCollection>), method);
        return elements => build((TElement[])elements)!;
    }

    private static FromArray BuilderOf(MethodInfo method) =>
        (FromArray)typeof(CollectionBuilder).GetMethod(nameof(Builder), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(ElementOfSpan(method), method.ReturnType)
            .Invoke(null, [method])!;

    private static Type ElementOfSpan(MethodInfo method) => method.GetParameters()[0].ParameterType.GetGenericArguments()[0];

    private MethodInfo? SpanMethod()
    {
        var arguments = construct!.TypeArguments.Select(machine.Types.Map).ToArray();
        if (Array.IndexOf(arguments, null) >= 0 || LibraryTypes.Find(construct.ContainingType.OriginalDefinition) is not { } builder)
            return null;
        return arguments.Length > 1
            ? SpanMethod(builder, construct.Name, arguments!)
            : SpanMethods.GetOrAdd((builder, construct.Name, arguments.FirstOrDefault()), static key => SpanMethod(key.Builder, key.Name, key.Argument is null ? [] : [key.Argument]));
    }

    private static MethodInfo? SpanMethod(Type builder, string name, Type[] arguments) => builder.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.Name == name && method.GetParameters().Length == 1 && method.GetGenericArguments().Length == arguments.Length)
        .Select(method => arguments.Length == 0 ? method : method.MakeGenericMethod(arguments))
        .FirstOrDefault(method => method.GetParameters()[0].ParameterType is { IsGenericType: true } span && span.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));
}
