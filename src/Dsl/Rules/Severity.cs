namespace Groundplan.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Somebody should look; documents are written.</summary>
    Warning,

    /// <summary>The build fails; documents stay as they were.</summary>
    Error,
}
