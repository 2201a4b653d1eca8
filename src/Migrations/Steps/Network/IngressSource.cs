namespace Groundplan.Migrations;

/// <summary>Who may reach a port.</summary>
public abstract record IngressSource
{
    private IngressSource()
    {
    }

    /// <summary>A CIDR block, or the group.</summary>
    internal abstract object? Address { get; }

    /// <summary>A block of addresses, such as <c>10.0.0.0/8</c>.</summary>
    public static implicit operator IngressSource(string block) => new Cidr(block);

    /// <summary>The members of a security group.</summary>
    public static implicit operator IngressSource(Aws.EC2.SecurityGroup group) => new Group(group);

    /// <summary>A block of addresses.</summary>
    /// <param name="Block">Such as <c>10.0.0.0/8</c> or <c>2001:db8::/64</c>, without host bits.</param>
    public sealed record Cidr(string Block) : IngressSource
    {
        internal override object? Address => Block;
    }

    /// <summary>The members of a security group.</summary>
    /// <param name="GroupId">The group.</param>
    public sealed record Group(Target<Aws.EC2.SecurityGroup> GroupId) : IngressSource
    {
        internal override object? Address => GroupId;
    }
}
