namespace Groundplan.Runner;

/// <summary>A stop with one line for the user and an exit code.</summary>
internal class RunnerError(int code, string message, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;

    /// <summary>Bad input: nothing was done.</summary>
    public static RunnerError Usage(string message, Exception? inner = null) => new(ExitCode.Usage, message, inner);

    /// <summary>Something was tried and did not succeed, or there are findings.</summary>
    public static RunnerError Failed(string message) => new(ExitCode.Failed, message);

    /// <summary>A gate said no: nothing was done.</summary>
    public static RunnerError Refused(string message) => new(ExitCode.Refused, message);

    /// <summary>Another operation holds the stack.</summary>
    public static RunnerError Locked(string message) => new(ExitCode.Locked, message);
}
