namespace Groundplan.Runner.Lookups;

/// <summary>Whether a physical name is in use.</summary>
internal enum NameState
{
    Free,
    Taken,
    Unknown,
}

/// <summary>The answer, with a reason when it is unknown.</summary>
internal sealed record NameAnswer(NameState State, string Detail = "")
{
    /// <summary>Physical ids of what has the name, for types whose physical id does not hold it; else null.</summary>
    public IReadOnlyList<string>? Holders { get; init; }

    public static readonly NameAnswer Free = new(NameState.Free);
    public static readonly NameAnswer Taken = new(NameState.Taken);
}
