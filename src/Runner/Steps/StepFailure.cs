namespace Groundplan.Runner.Steps;

/// <summary>A step cannot be done. The message says what, where and what to do, and holds no secret.</summary>
public sealed class StepFailure : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="message">One or two sentences.</param>
    /// <param name="mayRetry">Whether the same attempt may succeed later without anybody doing anything.</param>
    /// <param name="inner">What it came from.</param>
    public StepFailure(string message, bool mayRetry = false, Exception? inner = null)
        : base(message, inner) => MayRetry = mayRetry;

    /// <summary>Whether the step's retry policy applies.</summary>
    public bool MayRetry { get; }
}
