using Groundplan.Generators.Evaluation.Values;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>What a switch expression throws when no arm matches; netstandard2.0 does not have the type.</summary>
internal static class Unmatched
{
    private const string Message = "Non-exhaustive switch expression failed to match its input.";

    private static readonly Type? Real = typeof(object).Assembly.GetType("System.Runtime.CompilerServices.SwitchExpressionException");

    public static Exception Exception(object? value)
    {
        var text = value is null ? Message : $"{Message}\nUnmatched value was {Text.Of(value)}.";
        return Real is null ? new InvalidOperationException(text) : (Exception)Activator.CreateInstance(Real, text)!;
    }
}
