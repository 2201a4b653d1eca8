namespace Groundplan.Faults.Tests.Kit;

/// <summary>When the clock jumps.</summary>
internal enum JumpAt
{
    /// <summary>After the runner was killed in the step and before it is resumed.</summary>
    Crash,

    /// <summary>While the step is carried out, at its first request.</summary>
    Running,

    /// <summary>After the step was approved, for the first time.</summary>
    Approval,
}
