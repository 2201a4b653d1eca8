using System.Runtime.CompilerServices;
using System.Text;

namespace Groundplan.Runner.Journal;

/// <summary>Reads a journal once, entry by entry; what is not an entry ends it and is known afterwards.</summary>
internal sealed class JournalReader(Stream stream)
{
    private const int Block = 1 << 16;

    private readonly JournalChain _chain = new();
    private byte[] _buffer = new byte[Block];
    private int _start;
    private int _end;

    public JournalChain Chain => _chain;

    /// <summary>Length of the entries read.</summary>
    public long WholeBytes { get; private set; }

    public long TornBytes { get; private set; }

    public JournalProblem? Problem { get; private set; }

    public async IAsyncEnumerable<JournalEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await LineAsync(cancellationToken) is { } line)
        {
            if (_chain.Take(line, out var entry) is { } wrong)
            {
                Problem = new JournalProblem(_chain.Sequence + 1, wrong);
                yield break;
            }
            WholeBytes += line.Length + 1;
            yield return entry!;
        }
        if (_end > _start)
            EndWith(_buffer.AsSpan(_start, _end - _start));
    }

    // Null at the end; what is then left has no LF.
    private async Task<ReadOnlyMemory<byte>?> LineAsync(CancellationToken cancellationToken)
    {
        var searched = _start;
        while (true)
        {
            var found = Array.IndexOf(_buffer, (byte)'\n', searched, _end - searched);
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, found - _start);
                _start = found + 1;
                return line;
            }
            if (_end - _start > JournalLine.MostBytes)
                return null;
            searched = MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
                return null;
            _end += read;
        }
    }

    private int MakeRoom()
    {
        var length = _end - _start;
        var target = _buffer.Length - length < Block ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, length);
        (_buffer, _start, _end) = (target, 0, length);
        return _end;
    }

    private void EndWith(ReadOnlySpan<byte> tail)
    {
        var begin = Encoding.ASCII.GetBytes($$"""{"sequence":{{_chain.Sequence + 1}},"time":""").AsSpan();
        var common = Math.Min(begin.Length, tail.Length);
        if (tail.Length > JournalLine.MostBytes)
            Problem = new JournalProblem(_chain.Sequence + 1, $"has more than {JournalLine.MostBytes} bytes");
        else if (tail[..common].SequenceEqual(begin[..common]) || tail.IndexOfAnyExcept((byte)0) < 0)
            TornBytes = tail.Length;
        else
            Problem = new JournalProblem(_chain.Sequence + 1, JournalLine.Read(tail.ToArray(), out _) ?? "has no LF at its end, and is not the entry that belongs there");
    }
}
