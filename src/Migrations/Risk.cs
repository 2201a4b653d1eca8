namespace Groundplan.Migrations;

/// <summary>What may go wrong.</summary>
/// <param name="Level">How bad it would be.</param>
/// <param name="Description">What may happen.</param>
/// <param name="Mitigation">What is done about it; empty is a finding.</param>
public sealed record Risk(RiskLevel Level, string Description, string Mitigation)
{
    /// <summary>Who watches it.</summary>
    public string? Owner { get; init; }
}

/// <summary>How bad a risk is.</summary>
public enum RiskLevel
{
    /// <summary>A nuisance.</summary>
    Low,

    /// <summary>Some users notice.</summary>
    Medium,

    /// <summary>Downtime or lost data.</summary>
    High,
}
