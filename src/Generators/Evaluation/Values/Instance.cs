using System.Collections;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>An object of a type of the plan's source.</summary>
internal sealed class Instance(UserType type, object?[] slots) : IComparable, IComparable<Instance>, IEnumerable<object?>, IDisposable
{
    public UserType Type { get; } = type;

    public object?[] Slots { get; } = slots;

    /// <summary>The real object whose user-declared part this is; null for plain objects.</summary>
    public object? Shell { get; set; }

    /// <summary>The object as the plan sees it.</summary>
    public object Value => Shell ?? this;

    /// <summary>The user-declared part of a value, or null.</summary>
    public static Instance? Of(object? value) => value as Instance ?? (value as IShell)?.Self;

    /// <summary>The value to store: structs are copied.</summary>
    public static object? Store(object? value) => value switch
    {
        Instance { Type.IsValueType: true } instance => instance.Copy(),
        ValueType tuple when Tuples.HoldsInstances(tuple.GetType()) => PlanTypes.Find(tuple) is { } type ? PlanTypes.Note(Tuples.Copy(tuple), type) : Tuples.Copy(tuple),
        _ => value,
    };

    public Instance Copy()
    {
        var slots = new object?[Slots.Length];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = Store(Slots[i]);
        return new(Type, slots);
    }

    public override bool Equals(object? obj) => Type.AreEqual(this, obj);

    public override int GetHashCode() => Type.Hash(this);

    public override string ToString() => Type.Print(this);

    public int CompareTo(object? obj) => Type.Compare(this, obj);

    public int CompareTo(Instance? other) => Type.Compare(this, other);

    public IEnumerator<object?> GetEnumerator() => Type.Enumerate(this).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => Type.CallIfAny(this, "Dispose");
}
