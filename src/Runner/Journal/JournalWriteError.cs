namespace Groundplan.Runner.Journal;

/// <summary>An append failed: says what is known to be kept.</summary>
internal sealed class JournalWriteError(string location, long kept, string unsure, Exception inner)
    : RunnerError(ExitCode.Failed, $"Writing the journal in {location} failed: {inner.Message} Kept for certain: {(kept == 0 ? "no entry" : $"entries 1 to {kept}")}. {unsure}", inner)
{
    /// <summary>Sequence of the last entry that is kept for certain.</summary>
    public long Kept { get; } = kept;
}
