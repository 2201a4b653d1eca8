using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>A lambda or method group; becomes a real delegate when a library wants one.</summary>
/// <param name="type">The delegate type.</param>
/// <param name="invoke">What a call does.</param>
/// <param name="identity">What makes two of them equal: the method and the object of a method group.</param>
internal sealed class Closure(ITypeSymbol type, Func<object?[], object?> invoke, object? identity = null)
{
    private static readonly ILookup<string, MethodInfo> Shapes = typeof(Closure).GetMethods(BindingFlags.NonPublic | BindingFlags.Instance).ToLookup(method => method.Name);

    public ITypeSymbol Type { get; } = type;

    public object? Identity { get; } = identity;

    /// <summary>The delegates that it calls, in order: itself, unless it was combined.</summary>
    public IReadOnlyList<Closure> Targets
    {
        get => field ?? [this];
        private init;
    }

    /// <summary>One that calls several.</summary>
    public static Closure Of(ITypeSymbol type, IReadOnlyList<Closure> targets) => targets.Count == 1
        ? targets[0]
        : new(type, arguments => targets.Select(target => target.Call(arguments)).ToList()[targets.Count - 1]) { Targets = targets };

    /// <summary>The closure behind a delegate value, or null.</summary>
    public static Closure? Of(object? value) => value as Closure ?? (value as Delegate)?.Target as Closure;

    public object? Call(object?[] arguments)
    {
        var result = invoke(arguments);
        return result is Unknown unknown ? throw new UnknownException(unknown) : result;
    }

    /// <summary>A real delegate of the type, or null when it has too many or by-reference parameters.</summary>
    public Delegate? ToDelegate(Type delegateType)
    {
        var signature = delegateType.GetMethod("Invoke")!;
        var types = signature.GetParameters().Select(parameter => parameter.ParameterType).ToList();
        if (types.Any(parameter => parameter.IsByRef) || types.Count > 5)
            return null;
        var isAction = signature.ReturnType == typeof(void);
        var shape = Shapes[(isAction ? nameof(A0) : nameof(F0)).Substring(0, 1) + types.Count].Single();
        if (!isAction)
            types.Add(signature.ReturnType);
        return Delegate.CreateDelegate(delegateType, this, types.Count == 0 ? shape : shape.MakeGenericMethod([.. types]));
    }

    private TR F0<TR>() => (TR)Call([])!;

    private TR F1<T1, TR>(T1 a) => (TR)Call([a])!;

    private TR F2<T1, T2, TR>(T1 a, T2 b) => (TR)Call([a, b])!;

    private TR F3<T1, T2, T3, TR>(T1 a, T2 b, T3 c) => (TR)Call([a, b, c])!;

    private TR F4<T1, T2, T3, T4, TR>(T1 a, T2 b, T3 c, T4 d) => (TR)Call([a, b, c, d])!;

    private TR F5<T1, T2, T3, T4, T5, TR>(T1 a, T2 b, T3 c, T4 d, T5 e) => (TR)Call([a, b, c, d, e])!;

    private void A0() => Call([]);

    private void A1<T1>(T1 a) => Call([a]);

    private void A2<T1, T2>(T1 a, T2 b) => Call([a, b]);

    private void A3<T1, T2, T3>(T1 a, T2 b, T3 c) => Call([a, b, c]);

    private void A4<T1, T2, T3, T4>(T1 a, T2 b, T3 c, T4 d) => Call([a, b, c, d]);

    private void A5<T1, T2, T3, T4, T5>(T1 a, T2 b, T3 c, T4 d, T5 e) => Call([a, b, c, d, e]);
}
