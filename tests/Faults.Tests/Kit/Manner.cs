namespace Groundplan.Faults.Tests.Kit;

/// <summary>How a runner is started.</summary>
internal sealed record Manner
{
    /// <summary>How many bytes a file may get, as on a disk that is full; null for any.</summary>
    public long? MostOfAFile { get; init; }

    /// <summary>The step in which it stands still, where time is ours; null for none.</summary>
    public string? Held { get; init; }

    /// <summary>Whose access key and secret it has; null for those of the operator.</summary>
    public (string Key, string Secret)? Credentials { get; init; }
}
