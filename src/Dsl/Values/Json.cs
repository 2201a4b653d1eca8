using System.Collections;
using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>
/// A free-form document inside a template (a policy, an event pattern): an object written as <c>new() { ["key"] = value }</c>,
/// a list written as <c>[a, b]</c>, a scalar, or an intrinsic. Keys keep their order; compares by content.
/// </summary>
[CollectionBuilder(typeof(Json), nameof(List))]
public sealed class Json : IEnumerable<Json>, IEquatable<Json>, IValue
{
    private readonly object? _content;

    /// <summary>An object without entries, to be filled by an initializer.</summary>
    public Json() => _content = new Map<Json>();

    private Json(object? content) => _content = content;

    /// <inheritdoc/>
    public object? Raw => _content;

    /// <summary>The entry of an object.</summary>
    /// <exception cref="InvalidOperationException">This is no object.</exception>
    public Json this[string key]
    {
        get => Object[key];
        init => _content = Map<Json>.From(Object.Append(new(key, value)));
    }

    private Map<Json> Object => _content as Map<Json> ?? throw new InvalidOperationException($"{this} is no JSON object.");

    /// <summary>A string.</summary>
    public static implicit operator Json(string text) => new(text);

    /// <summary>An integer.</summary>
    public static implicit operator Json(long number) => new(number);

    /// <summary>A number.</summary>
    public static implicit operator Json(double number) => new(number);

    /// <summary>A truth value.</summary>
    public static implicit operator Json(bool truth) => new(truth);

    /// <summary>A string or a reference to one.</summary>
    public static implicit operator Json(Value<string> value) => new(value.Raw);

    /// <summary>A list of strings or references.</summary>
    public static implicit operator Json(Items<Value<string>> items) => new(items);

    /// <summary>An intrinsic.</summary>
    public static implicit operator Json(Intrinsic intrinsic) => new(intrinsic);

    /// <summary>An IAM policy document.</summary>
    public static implicit operator Json(PolicyDocument policy) => policy.ToJson();

    /// <summary>A list; the target of collection expressions.</summary>
    public static Json List(ReadOnlySpan<Json> elements) => new(Items.Create(elements));

    /// <summary>An object of the entries of a sequence.</summary>
    public static Json From(IEnumerable<KeyValuePair<string, Json>> entries) => new(Map<Json>.From(entries));

    /// <inheritdoc/>
    public bool Equals(Json? other) => other is not null && Equals(_content, other._content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Json);

    /// <inheritdoc/>
    public override int GetHashCode() => _content?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => _content?.ToString() ?? "null";

    /// <summary>The elements of a list; nothing for anything else.</summary>
    public IEnumerator<Json> GetEnumerator() => (_content as Items<Json> ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
