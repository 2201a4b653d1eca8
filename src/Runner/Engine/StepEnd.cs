namespace Groundplan.Runner.Engine;

/// <summary>How a step came to rest in this run.</summary>
internal enum StepEndKind
{
    Finished,

    /// <summary>It failed, and is not tried again.</summary>
    Failed,

    /// <summary>It was told to stop, and goes on from its last checkpoint.</summary>
    Interrupted,

    /// <summary>It was not begun: a person has to say something first.</summary>
    Refused,
}

/// <summary>How a step came to rest in this run.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Message">The error, or what has to be said; empty where there is nothing to say.</param>
internal sealed record StepEnd(StepEndKind Kind, string Message = "")
{
    public static readonly StepEnd Finished = new(StepEndKind.Finished);
    public static readonly StepEnd Interrupted = new(StepEndKind.Interrupted);
}
