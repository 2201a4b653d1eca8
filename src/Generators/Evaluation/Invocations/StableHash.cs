using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>
/// The hash codes that a plan's own GetHashCode sees: equal for what is equal, and the same in every process. Executed, they are others in
/// each process, so nothing but the libraries that ask for them may depend on them.
/// </summary>
internal static class StableHash
{
    private const int Start = unchecked((int)2166136261);
    private const int Prime = 16777619;

    /// <summary>Whether a method is what libraries call for a hash code, and not merely named so.</summary>
    public static bool IsHashing(ISymbol? symbol)
    {
        if (symbol is not IMethodSymbol { IsStatic: false } method)
            return false;
        if (method is { IsOverride: true, Parameters.Length: 0, Name: nameof(GetHashCode) })
        {
            var root = method;
            while (root.OverriddenMethod is { } overridden)
                root = overridden;
            return root.ContainingType.SpecialType == SpecialType.System_Object;
        }

        return method.Parameters.Length == 1 && method.ContainingType.AllInterfaces.Where(type => type.Name == "IEqualityComparer" && type.ContainingNamespace.Name is "Generic" or "Collections")
            .SelectMany(type => type.GetMembers(nameof(GetHashCode)))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition));
    }

    /// <summary>The hash code of a value; one and the same where its type compares by what is not known here.</summary>
    public static int Of(object? value) => value switch
    {
        null => 0,
        string text => Of(text),
        EnumValue or Enum or decimal or DateTime or DateTimeOffset or TimeSpan or Guid => value.GetHashCode(),
        ValueType when value.GetType().IsPrimitive => value.GetHashCode(),
        ValueType when Tuples.IsTuple(value.GetType()) => Combine(Tuples.AllElements(value)),
        _ => Instance.Of(value) is { } instance ? instance.Type.StableHash(instance) : 1,
    };

    /// <summary>The hash code that a comparer of a library gives.</summary>
    public static int Of(object comparer, object? value)
    {
        if (value is string text && comparer is StringComparer)
        {
            return comparer.Equals(StringComparer.Ordinal) ? Of(text)
                : comparer.Equals(StringComparer.OrdinalIgnoreCase) ? Of(text.ToUpperInvariant())
                : 1;
        }

        return comparer.GetType() is { BaseType: { IsGenericType: true } type } && type.GetGenericTypeDefinition() == typeof(EqualityComparer<>) && comparer.GetType().Assembly == typeof(object).Assembly ? Of(value) : 1;
    }

    /// <summary>The hash code of a text that is compared as asked.</summary>
    public static int Of(string text, StringComparison comparison) => comparison switch
    {
        StringComparison.Ordinal => Of(text),
        StringComparison.OrdinalIgnoreCase => Of(text.ToUpperInvariant()),
        _ => 1,
    };

    public static int Combine(IEnumerable<object?> values) => values.Aggregate(17, (hash, value) => unchecked((hash * 31) + Of(value)));

    private static int Of(string text) => text.Aggregate(Start, (hash, character) => unchecked((hash ^ character) * Prime));
}
