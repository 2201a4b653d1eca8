namespace Groundplan.Migrations;

/// <summary>A resource that a step works on: the record in a stack, the name of one that no stack of the plan has, or an output of an earlier step.</summary>
/// <typeparam name="T">The type of the resource, such as <see cref="Aws.DynamoDB.Table"/>.</typeparam>
public readonly struct Target<T> : ITarget, IEquatable<Target<T>>
    where T : Resource
{
    private Target(object? raw) => Raw = raw;

    /// <inheritdoc/>
    public object? Raw { get; }

    /// <summary>A resource of one of the migration's stacks.</summary>
    public static implicit operator Target<T>(T resource) => new(resource);

    /// <summary>A resource by its physical name.</summary>
    public static implicit operator Target<T>(string name) => new(name);

    /// <summary>A name, or an output of an earlier step.</summary>
    public static implicit operator Target<T>(Value<string> name) => new(name.Raw);

    /// <summary>Equality by name, or by the resource itself.</summary>
    public static bool operator ==(Target<T> left, Target<T> right) => left.Equals(right);

    /// <summary>Negation of equality.</summary>
    public static bool operator !=(Target<T> left, Target<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Target<T> other) => Raw is Resource ? ReferenceEquals(Raw, other.Raw) : Equals(Raw, other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Target<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Raw is Resource ? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Raw) : Raw?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Raw?.ToString() ?? "";
}

/// <summary>A target seen without its type.</summary>
public interface ITarget
{
    /// <summary>A <see cref="Resource"/>, a string, an <see cref="Intrinsic"/>, or null.</summary>
    object? Raw { get; }
}
