using System.Collections;
using System.Reflection;
using Groundplan.Generators.Evaluation.Values;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Lets libraries see an object of the plan as the interface that they ask for.</summary>
internal static class Adapters
{
    private static readonly Dictionary<Type, Type> Known = new()
    {
        [typeof(IEnumerable<>)] = typeof(SequenceAdapter<>),
        [typeof(IEnumerator<>)] = typeof(EnumeratorAdapter<>),
        [typeof(IReadOnlyCollection<>)] = typeof(ListAdapter<>),
        [typeof(IReadOnlyList<>)] = typeof(ListAdapter<>),
        [typeof(IComparer<>)] = typeof(ComparerAdapter<>),
        [typeof(IEqualityComparer<>)] = typeof(EqualityAdapter<>),
    };

    /// <summary>Replaces objects of the plan among the arguments of a library call.</summary>
    public static void Adapt(MethodBase method, object?[] arguments)
    {
        ParameterInfo[]? parameters = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not (Instance or IndexValue or RangeValue))
                continue;
            parameters ??= method.GetParameters();
            arguments[i] = Adapt(arguments[i]!, parameters[i].ParameterType);
        }
    }

    /// <summary>The object of the plan behind an adapter.</summary>
    public static object? Unwrap(object? value) => value is IAdapter adapter ? adapter.Self : value;

    private static object Adapt(object value, Type wanted)
    {
        if (wanted.IsInstanceOfType(value))
            return value;
        if (wanted.FullName == "System.Index" && value is IndexValue index)
            return Activator.CreateInstance(wanted, index.Value, index.IsFromEnd)!;
        if (wanted.FullName == "System.Range" && value is RangeValue range)
            return Activator.CreateInstance(wanted, Adapt(range.Start, wanted.Assembly.GetType("System.Index")!), Adapt(range.End, wanted.Assembly.GetType("System.Index")!))!;
        return wanted.IsGenericType && Known.TryGetValue(wanted.GetGenericTypeDefinition(), out var adapter)
            ? Activator.CreateInstance(adapter.MakeGenericType(wanted.GetGenericArguments()), value)!
            : value;
    }

    private interface IAdapter
    {
        Instance Self { get; }
    }

    private class SequenceAdapter<T>(Instance self) : IEnumerable<T>, IAdapter
    {
        public Instance Self { get; } = self;

        public IEnumerator<T> GetEnumerator()
        {
            foreach (var item in Self.Type.Enumerate(Self))
                yield return (T)item!;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ListAdapter<T>(Instance self) : SequenceAdapter<T>(self), IReadOnlyList<T>
    {
        public int Count => (int)Self.Type.CallInterface(Self, "get_Count", [])!;

        public T this[int index] => (T)Self.Type.CallInterface(Self, "get_Item", [index])!;
    }

    private sealed class EnumeratorAdapter<T>(Instance self) : IEnumerator<T>, IAdapter
    {
        public Instance Self { get; } = self;

        public T Current => (T)Self.Type.CallInterface(Self, "get_Current", [])!;

        object? IEnumerator.Current => Current;

        public bool MoveNext() => Self.Type.CallInterface(Self, nameof(MoveNext), []) is true;

        public void Reset() => Self.Type.CallInterface(Self, nameof(Reset), []);

        public void Dispose() => Self.Dispose();
    }

    private sealed class ComparerAdapter<T>(Instance self) : IComparer<T>, IAdapter
    {
        public Instance Self { get; } = self;

        public int Compare(T? x, T? y) => (int)Self.Type.CallInterface(Self, nameof(Compare), [x, y])!;
    }

    private sealed class EqualityAdapter<T>(Instance self) : IEqualityComparer<T>, IAdapter
    {
        public Instance Self { get; } = self;

        public bool Equals(T? x, T? y) => Self.Type.CallInterface(Self, nameof(Equals), [x, y]) is true;

        public int GetHashCode(T obj) => (int)Self.Type.CallInterface(Self, nameof(GetHashCode), [obj])!;
    }
}
