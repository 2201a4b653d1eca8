namespace Groundplan.Runner.Documents;

/// <summary>The stack of a root.</summary>
internal sealed record PlannedStack(
    string Name,
    string? Region = null,
    string? AccountId = null,
    bool TerminationProtection = false,
    IReadOnlyDictionary<string, string>? Tags = null,
    IReadOnlyList<string>? Capabilities = null)
{
    public IReadOnlyDictionary<string, string> Tags { get; } = Tags ?? new Dictionary<string, string>();

    public IReadOnlyList<string> Capabilities { get; } = Capabilities ?? [];
}
