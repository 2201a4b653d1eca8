using System.Runtime.CompilerServices;

namespace Groundplan.Generators.Evaluation.Tracing;

/// <summary>Compares objects by identity.</summary>
internal sealed class Identity : IEqualityComparer<object>
{
    public static readonly Identity Instance = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
