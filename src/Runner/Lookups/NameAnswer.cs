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
    public static readonly NameAnswer Free = new(NameState.Free);
    public static readonly NameAnswer Taken = new(NameState.Taken);
}
