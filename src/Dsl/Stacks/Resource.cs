using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>
/// A resource of a stack. The property of the <see cref="Stack"/> that holds it gives the logical id.
/// Source of the attributes: AWS CloudFormation User Guide, "Resource attribute reference".
/// </summary>
public abstract record Resource : PropertyRecord
{
    /// <summary>What <c>Ref</c> yields: the physical id, for most types the name.</summary>
    public Value<string> Ref => new Intrinsic.Ref(this);

    /// <summary>Resources that must be created first although nothing refers to them.</summary>
    public Items<Resource> DependsOn { get; init; } = [];

    /// <summary>The resource is created only where the condition holds.</summary>
    public Condition? Condition { get; init; }

    /// <summary>What becomes of the resource when it leaves the template or the stack is deleted; CloudFormation's default is Delete.</summary>
    public DeletionPolicy? DeletionPolicy { get; init; }

    /// <summary>What becomes of the old resource when an update replaces it; CloudFormation's default is Delete.</summary>
    public DeletionPolicy? UpdateReplacePolicy { get; init; }

    /// <summary>Free data beside the resource.</summary>
    public Json? Metadata { get; init; }

    /// <summary>How CloudFormation updates the resource, for the types that support it.</summary>
    public Json? UpdatePolicy { get; init; }

    /// <summary>The signals that CloudFormation awaits before the resource counts as created.</summary>
    public Json? CreationPolicy { get; init; }

    /// <summary>Equality by type, attributes and properties.</summary>
    public virtual bool Equals(Resource? other) =>
        base.Equals(other) && DependsOn.SequenceEqual(other!.DependsOn, ReferenceComparer.Instance) && ReferenceEquals(Condition, other.Condition)
        && DeletionPolicy == other.DeletionPolicy && UpdateReplacePolicy == other.UpdateReplacePolicy
        && Equals(Metadata, other.Metadata) && Equals(UpdatePolicy, other.UpdatePolicy) && Equals(CreationPolicy, other.CreationPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <summary>A return value by CloudFormation's name; generated records have a typed property for each.</summary>
    protected Value<T> Attribute<T>(string name) => new Intrinsic.GetAtt(this, name);

    /// <summary>A return value that is a list.</summary>
    protected Items<Value<T>> AttributeList<T>(string name) => new Intrinsic.GetAtt(this, name);

    private sealed class ReferenceComparer : IEqualityComparer<Resource>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Resource? x, Resource? y) => ReferenceEquals(x, y);

        public int GetHashCode(Resource obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

/// <summary>The values of the <c>DeletionPolicy</c> and <c>UpdateReplacePolicy</c> attributes.</summary>
public enum DeletionPolicy
{
    /// <summary>The resource is deleted.</summary>
    Delete,

    /// <summary>The resource is kept, outside the stack.</summary>
    Retain,

    /// <summary>Kept, but deleted when its own creation fails (DeletionPolicy only).</summary>
    RetainExceptOnCreate,

    /// <summary>A snapshot is taken first, for the types that have snapshots.</summary>
    Snapshot,
}
