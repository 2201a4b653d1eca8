using System.Text;

namespace Groundplan.Runner.Output;

/// <summary>
/// A stream of the process whose end may be closed, or on a disk that is full: what cannot be written any more is left out, and known afterwards. What a command does must not hang on whether it can say so.
/// </summary>
internal sealed class OutputWriter(TextWriter inner) : TextWriter
{
    /// <summary>Why something was left out; null for nothing.</summary>
    public Exception? Problem { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void WriteLine() => Try(inner.WriteLine);

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (Problem is not null)
            return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Problem = e;
        }
    }
}
