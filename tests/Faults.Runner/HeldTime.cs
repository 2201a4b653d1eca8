using System.Text;
using Groundplan.Runner.Journal;

namespace Groundplan.Faults.Runner;

/// <summary>Time that nobody learns while the journal's last word is that a certain step was begun: whoever asks stands still, so that a step that is over at once can be met.</summary>
/// <param name="inner">The time before and after.</param>
/// <param name="journal">The journal's file.</param>
/// <param name="step">The step.</param>
internal sealed class HeldTime(TimeProvider inner, string journal, string step) : TimeProvider
{
    private const int Enough = 1 << 12;

    private static readonly ManualResetEventSlim Never = new();

    private readonly string _begun = $"\"kind\":\"{JournalKind.StepStarted}\",\"step\":\"{step}\"";

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        if (LastLine().Contains(_begun, StringComparison.Ordinal))
            Never.Wait();
        return inner.GetUtcNow();
    }

    private string LastLine()
    {
        if (!File.Exists(journal))
            return "";
        using var file = File.OpenHandle(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Enough];
        var length = RandomAccess.Read(file, bytes, Math.Max(0, RandomAccess.GetLength(file) - Enough));
        return Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\n').Split('\n')[^1];
    }
}
