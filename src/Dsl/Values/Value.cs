namespace Groundplan;

/// <summary>
/// A property of a resource: a literal <typeparamref name="T"/>, a reference or another CloudFormation intrinsic that yields one,
/// or nothing at all (<c>default</c>), which leaves the property out of the template.
/// </summary>
/// <typeparam name="T">The literal's type: string, long, double, bool or a record.</typeparam>
public readonly struct Value<T> : IValue, IEquatable<Value<T>>
{
    private Value(object? raw) => Raw = raw;

    /// <inheritdoc/>
    public object? Raw { get; }

    /// <summary>Whether a literal or an intrinsic was given.</summary>
    public bool IsSet => Raw is not null;

    /// <summary>Whether the value is known before deployment.</summary>
    public bool IsLiteral => Raw is T;

    /// <summary>The literal.</summary>
    /// <exception cref="InvalidOperationException">The value is an intrinsic, known only at deployment, or unset.</exception>
    public T Literal => Raw is T literal
        ? literal
        : throw new InvalidOperationException(Raw is null ? "The value is not set." : $"The value is known only at deployment: {Raw}");

    /// <summary>The intrinsic, or null when the value is a literal or unset.</summary>
    public Intrinsic? Intrinsic => Raw as Intrinsic;

    /// <summary>A literal; null leaves the property unset.</summary>
    public static implicit operator Value<T>(T literal) => new((object?)literal);

    /// <summary>An intrinsic of any result type: the escape from the type system, for results that CloudFormation converts.</summary>
    public static implicit operator Value<T>(Intrinsic intrinsic) => new(intrinsic);

    /// <summary>Equality of literals and of intrinsics by value.</summary>
    public static bool operator ==(Value<T> left, Value<T> right) => left.Equals(right);

    /// <summary>Negation of equality.</summary>
    public static bool operator !=(Value<T> left, Value<T> right) => !left.Equals(right);

    /// <summary>Wraps what a slot holds; the inverse of <see cref="Raw"/>.</summary>
    /// <exception cref="ArgumentException">The object is neither a <typeparamref name="T"/> nor an intrinsic.</exception>
    public static Value<T> FromRaw(object? raw) => raw is null or T or Groundplan.Intrinsic
        ? new(raw)
        : throw new ArgumentException($"A {raw.GetType().Name} is no {typeof(T).Name}.", nameof(raw));

    /// <inheritdoc/>
    public bool Equals(Value<T> other) => Equals(Raw, other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Raw?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Raw is IFormattable literal
        ? literal.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
        : Raw?.ToString() ?? "";
}
