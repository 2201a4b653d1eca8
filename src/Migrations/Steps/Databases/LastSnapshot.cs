namespace Groundplan.Migrations;

/// <summary>What is left of a database instance that is deleted.</summary>
public abstract record LastSnapshot
{
    private LastSnapshot()
    {
    }

    /// <summary>A snapshot that the deletion takes.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Final(string Name) : LastSnapshot;

    /// <summary>A snapshot that an earlier step took; it must be available, and of this instance.</summary>
    /// <param name="Name">Its name: that of a <see cref="SnapshotDatabase"/>.</param>
    public sealed record Earlier(Value<string> Name) : LastSnapshot;
}
