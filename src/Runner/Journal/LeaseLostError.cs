namespace Groundplan.Runner.Journal;

/// <summary>The lease went to somebody else, or was removed, while this process ran. Nothing was written since.</summary>
internal sealed class LeaseLostError(string location, string owner, string reason, Exception? inner = null)
    : RunnerError(ExitCode.Locked, $"The lease of {owner} on {location} is lost: {reason}. The entry was not written; look at the journal, then resume.", inner);
