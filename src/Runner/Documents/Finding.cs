namespace Groundplan.Runner.Documents;

/// <summary>What a rule says, and where.</summary>
internal sealed record Finding(string Id, string Severity, string Message, string? File = null, int? Line = null, int? Column = null)
{
    public bool IsError => Severity.Equals("error", StringComparison.OrdinalIgnoreCase);

    /// <summary>The compiler's own form, which editors make clickable.</summary>
    public string Text => (File is null ? "" : $"{File}({Line ?? 0},{Column ?? 0}): ") + $"{Severity} {Id}: {Message}";
}
