using System.Text;

namespace Groundplan;

/// <summary>
/// A record whose properties live in numbered slots: the base of all generated records. Slots keep ten thousand record types small,
/// and let one loop compare, copy and write any of them.
/// </summary>
public abstract record PropertyRecord : IWeighed
{
    private object?[]? _slots;
    private Intrinsic? _intrinsic;
    private Weight _weight;

    /// <summary>A record without any property set.</summary>
    protected PropertyRecord()
    {
    }

    /// <summary>The copy that <c>with</c> changes.</summary>
    protected PropertyRecord(PropertyRecord original)
    {
        _slots = (object?[]?)original._slots?.Clone();
        _intrinsic = original._intrinsic;
        _weight = original._weight;
    }

    /// <summary>CloudFormation's names for this record.</summary>
    public Shape CfnShape => Shape;

    /// <summary>The intrinsic that this record stands for, or null.</summary>
    public Intrinsic? CfnIntrinsic => _intrinsic;

    // A resource is its stack's, where it is written once; what holds it refers to it.
    Weight IWeighed.Weight => this is Resource ? Weight.One : Weight.One.With(_weight);

    /// <summary>CloudFormation's names for this record.</summary>
    protected abstract Shape Shape { get; }

    /// <summary>What a slot holds: a literal, an intrinsic, a record, a list, a map, or null.</summary>
    public object? GetSlot(int index) => _slots?[index];

    /// <inheritdoc/>
    public virtual bool Equals(PropertyRecord? other)
    {
        if (other is null || EqualityContract != other.EqualityContract || !Equals(_intrinsic, other._intrinsic))
            return false;
        for (var i = 0; i < Shape.Properties.Count; i++)
        {
            if (!Equals(GetSlot(i), other.GetSlot(i)))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = StringComparer.Ordinal.GetHashCode(Shape.TypeName);
        foreach (var slot in _slots ?? [])
            hash = unchecked((hash * 31) + (slot?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>The type and the properties that are set.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(Shape.TypeName).Append(" {");
        for (var i = 0; i < Shape.Properties.Count; i++)
        {
            if (GetSlot(i) is { } slot)
                text.Append(' ').Append(Shape.Properties[i]).Append(" = ").Append(slot).Append(';');
        }

        return text.Append(" }").ToString();
    }

    /// <summary>The record of a value; for an intrinsic, a record that stands for it and has no property set.</summary>
    protected static T From<T>(Value<T> value)
        where T : PropertyRecord
    {
        if (value.Intrinsic is null)
            return (T)value.Raw!;
        var record = Uninitialized<T>();
        record._intrinsic = value.Intrinsic;
        return record;
    }

    /// <summary>A scalar slot.</summary>
    protected Value<T> Get<T>(int index) => Value<T>.FromRaw(GetSlot(index));

    /// <summary>A slot that holds a record, a list, a map or a document.</summary>
    protected T? Part<T>(int index)
        where T : class => (T?)GetSlot(index);

    /// <summary>Fills a scalar slot; an unset value empties it.</summary>
    protected void Set<T>(int index, Value<T> value) => Fill(index, value.Raw);

    /// <summary>Fills a slot with a record, a list, a map or a document; null empties it.</summary>
    protected void Put(int index, object? part) => Fill(index, part);

    // All state of a record is in this class, so that there is nothing to initialize, and no need of a second constructor in each record.
    private static T Uninitialized<T>() =>
#if NETSTANDARD2_0
        (T)System.Runtime.Serialization.FormatterServices.GetUninitializedObject(typeof(T));
#else
        (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
#endif

    private void Fill(int index, object? content)
    {
        (_slots ??= new object?[Shape.Properties.Count])[index] = content;
        _weight = _weight.With(Weight.Of(content));
    }
}
