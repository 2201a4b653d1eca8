namespace Groundplan.Aws;

/// <summary>A tag of a resource, the same type for every service.</summary>
public sealed record Tag : PropertyRecord
{
    private static readonly Shape Names = Shape.Of("Tag", "Key Value");

    /// <summary>A tag of which both properties must be set.</summary>
    public Tag()
    {
    }

    /// <summary>A tag with a key and a value.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public Tag(Value<string> key, Value<string> value) => (Key, Value) = (key, value);

    /// <summary>1 to 128 characters; the prefix <c>aws:</c> is reserved.</summary>
    public required Value<string> Key { get => Get<string>(0); init => Set(0, value); }

    /// <summary>At most 256 characters.</summary>
    public required Value<string> Value { get => Get<string>(1); init => Set(1, value); }

    /// <inheritdoc/>
    protected override Shape Shape => Names;

    /// <summary>The tag, or the intrinsic that yields it.</summary>
    public static implicit operator Tag(Value<Tag> value) => From(value);

    /// <inheritdoc/>
    protected override bool PrintMembers(System.Text.StringBuilder builder) => false;
}
