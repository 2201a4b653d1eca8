using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Objects whose text tells something of the machine or of the process.</summary>
internal static class HostText
{
    private static readonly ConcurrentDictionary<Type, bool> Inner = new();

    /// <summary>Why the text of a value may not be used, or null.</summary>
    public static string? Refusal(object? value, string? format = null) => value switch
    {
        null or string => null,
        DateTime date => LocalTime.RefusalOfText(date, format),
        EvaluatedException { HasText: true } => null,
        Exception => "The text of an exception holds its stack trace, which is not the same on every machine: use its Message",
        ValueType when Tuples.IsTuple(value.GetType()) => Tuples.AllElements(value).Select(element => Refusal(element)).FirstOrDefault(refusal => refusal is not null),
        ValueType when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            Refusal(type.GetProperty("Key")!.GetValue(value)) ?? Refusal(type.GetProperty("Value")!.GetValue(value)),
        _ when Inner.GetOrAdd(value.GetType(), IsInner) => "This prints the name of a type inside of .NET: make a list or an array of it, or use string.Join",
        _ => null,
    };

    /// <summary>Why the text of a composite format may not be used, or null.</summary>
    public static string? Refusal(string format, object?[] values)
    {
        if (Array.TrueForAll(values, static value => value is null or string || value.GetType().IsPrimitive))
            return null;
        var watch = new Watch();
        try
        {
            _ = string.Format(watch, format, values);
        }
        catch (FormatException)
        {
            // The call itself says what is wrong with the format.
        }

        return watch.Refusal;
    }

    /// <summary>Looks at what a call prints; what it will only go through is looked at then.</summary>
    public static string? Watched(Machine machine, MethodBase method, object? receiver, ref object?[] arguments, SyntaxNode at)
    {
        machine.NoteHere(at);
        var type = method.DeclaringType!;
        if (method.Name == nameof(ToString) && receiver is not null && !method.IsStatic)
            return Refusal(receiver, arguments.Length > 0 ? arguments[0] as string : null);
        if (method.Name is "Format" or "AppendFormat" && (type == typeof(string) || type == typeof(StringBuilder)))
        {
            var first = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(string));
            return first >= 0 && arguments[first] is string format ? Refusal(format, [.. Flat(arguments.Skip(first + 1))]) : null;
        }

        var prints = type == typeof(string) ? method.Name is "Concat" or "Join"
            : type == typeof(StringBuilder) ? method.Name is "Append" or "Insert" or "AppendJoin"
            : type == typeof(Convert) && method.Name == nameof(ToString);
        if (!prints)
            return null;
        var parameters = method.GetParameters();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (parameters[i].ParameterType == typeof(object) && Refusal(arguments[i]) is { } refusal)
                return refusal;
            if (arguments[i] is object?[] values && parameters[i].ParameterType == typeof(object[]) && values.Select(value => Refusal(value)).FirstOrDefault(found => found is not null) is { } of)
                return of;
            if (arguments[i] is { } items && IsOfObjects(parameters[i].ParameterType) && parameters[i].ParameterType.IsInstanceOfType(items))
            {
                var watched = Activator.CreateInstance(typeof(WatchedSequence<>).MakeGenericType(parameters[i].ParameterType.GetGenericArguments()), items, machine, at);
                arguments = [.. arguments.Take(i), watched, .. arguments.Skip(i + 1)];
            }
        }

        return null;
    }

    private static IEnumerable<object?> Flat(IEnumerable<object?> values) => values.SelectMany(value => value is object?[] several ? several : [value]);

    private static bool IsOfObjects(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) && type.GetGenericArguments()[0] is { IsPrimitive: false } element && element != typeof(string);

    private static bool IsInner(Type type) =>
        !type.IsArray && !typeof(Delegate).IsAssignableFrom(type) && !(type.IsGenericType ? type.GetGenericTypeDefinition() : type).IsVisible
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType == typeof(object);

    private sealed class Watch : IFormatProvider, ICustomFormatter
    {
        public string? Refusal { get; private set; }

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType!);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider)
        {
            Refusal ??= HostText.Refusal(arg, format);
            return "";
        }
    }

    private sealed class WatchedSequence<T>(IEnumerable<T> source, Machine machine, SyntaxNode at) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator()
        {
            foreach (var item in source)
                yield return HostText.Refusal(item) is { } refusal ? throw machine.Refuse(refusal, at) : item;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
