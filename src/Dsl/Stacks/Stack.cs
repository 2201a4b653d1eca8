using System.Runtime.CompilerServices;

namespace Groundplan;

/// <summary>
/// A CloudFormation stack: a record whose properties of a resource, parameter, output, condition or mapping type are its members,
/// each named by its property. Write them as <c>public Bucket Data =&gt; field ??= new() { … };</c> so that each has one identity.
/// A stack compares by reference, since it caches its members; <c>with</c> on a stack is an error: construct a new one.
/// </summary>
public abstract record Stack
{
    /// <summary>A stack of a name.</summary>
    /// <param name="name">Letters, digits and hyphens, starting with a letter, at most 128 characters.</param>
    protected Stack(string name) => StackName = name;

    /// <summary>The stack's name, unique in account and region.</summary>
    public string StackName { get; }

    /// <summary>What the stack is for, at most 1,024 bytes.</summary>
    public virtual string? Description { get; init; }

    /// <summary>The region it is deployed to; null leaves it to the runner.</summary>
    public virtual string? Region { get; init; }

    /// <summary>The 12-digit account it is deployed to; null leaves it to the runner.</summary>
    public virtual string? AccountId { get; init; }

    /// <summary>Whether the stack may not be deleted until the protection is lifted.</summary>
    public virtual bool TerminationProtection { get; init; }

    /// <summary>Tags that CloudFormation puts on the stack and on every resource that takes tags.</summary>
    public virtual Map<string> StackTags { get; init; } = new();

    /// <summary>Identity: a stack caches its members.</summary>
    public virtual bool Equals(Stack? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The members in declaration order, base types first.</summary>
    protected internal virtual IReadOnlyList<StackMember> Members() => StackMembers.ByReflection(this);

    /// <summary>The platform field that decided a resource or one of its properties; null in a team's own stack.</summary>
    protected internal virtual (object Record, string? Property)? Provenance(string logicalId, string? property) => null;
}
