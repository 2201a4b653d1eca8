using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>
/// One form for all ways of writing an item in JSON: attributes and members of sets in order, numbers normal, text unescaped. Every part has its type and its
/// length before it. Keeps its buffers; one at a time may use it.
/// </summary>
internal sealed class CanonicalItem
{
    private readonly List<(int Start, int Length)> _entries = [];
    private readonly Comparison<(int Start, int Length)> _byContent;
    private byte[] _buffer = new byte[8192];
    private byte[] _ordered = new byte[8192];
    private int _length;

    public CanonicalItem() => _byContent = Compare;

    /// <summary>The SHA-256 of an item's canonical form.</summary>
    /// <param name="item">A JSON object of attributes.</param>
    /// <param name="digest">32 bytes.</param>
    public void Digest(ReadOnlySpan<byte> item, Span<byte> digest) => SHA256.HashData(Form(item), digest);

    /// <summary>The canonical form, good until the next call.</summary>
    public ReadOnlySpan<byte> Form(ReadOnlySpan<byte> item)
    {
        _length = 0;
        _entries.Clear();
        var reader = new Utf8JsonReader(item, ItemJson.ReaderOptions);
        reader.Read();
        Map(ref reader);
        return _buffer.AsSpan(0, _length);
    }

    private void Map(ref Utf8JsonReader reader)
    {
        var first = _entries.Count;
        var head = Open((byte)'M');
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = _length;
            Text(ref reader, (byte)'S');
            reader.Read();
            Value(ref reader);
            _entries.Add((start, _length - start));
        }
        Order(first, head);
        Close(head);
    }

    private void Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var (type, isText, isSet) = TypeOf(ref reader);
        reader.Read();
        if (isText)
            Text(ref reader, type);
        else if (isSet)
            Set(ref reader, type);
        else if (type == 'M')
            Map(ref reader);
        else if (type == 'L')
            List(ref reader);
        else
            Flag(type, reader.TokenType == JsonTokenType.True);
        reader.Read();
    }

    private static (byte Type, bool IsText, bool IsSet) TypeOf(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        return name.Length switch
        {
            1 => (name[0], name[0] is (byte)'S' or (byte)'N' or (byte)'B', false),
            2 => ((byte)(name[0] | 0x20), false, true),
            _ => (name[0] == 'B' ? (byte)'T' : (byte)'0', false, false),
        };
    }

    private void List(ref Utf8JsonReader reader)
    {
        var head = Open((byte)'L');
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            Value(ref reader);
        Close(head);
    }

    private void Set(ref Utf8JsonReader reader, byte type)
    {
        var first = _entries.Count;
        var head = Open(type);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = _length;
            Text(ref reader, (byte)(type & ~0x20));
            _entries.Add((start, _length - start));
        }
        Order(first, head);
        Close(head);
    }

    private void Text(ref Utf8JsonReader reader, byte type)
    {
        var head = Open(type);
        var raw = reader.ValueSpan;
        Need(raw.Length + NumberText.Slack);
        if (type == 'N')
        {
            _length += NumberText.Normalize(raw, _buffer.AsSpan(_length));
        }
        else if (reader.ValueIsEscaped)
        {
            _length += reader.CopyString(_buffer.AsSpan(_length));
        }
        else
        {
            raw.CopyTo(_buffer.AsSpan(_length));
            _length += raw.Length;
        }
        Close(head);
    }

    private void Flag(byte type, bool value)
    {
        var head = Open(type);
        Need(1);
        _buffer[_length++] = value ? (byte)1 : (byte)0;
        Close(head);
    }

    private int Open(byte type)
    {
        Need(5);
        _buffer[_length] = type;
        _length += 5;
        return _length;
    }

    private void Close(int head) => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(head - 4), _length - head);

    // The entries since the first lie one after the other from start on.
    private void Order(int first, int start)
    {
        var entries = _entries.Count - first;
        for (var i = first + 1; i < _entries.Count; i++)
        {
            if (Compare(_entries[i - 1], _entries[i]) <= 0)
                continue;
            _entries.Sort(first, entries, Comparer<(int, int)>.Create(_byContent));
            Rearrange(first, start);
            break;
        }
        _entries.RemoveRange(first, entries);
    }

    private void Rearrange(int first, int start)
    {
        if (_ordered.Length < _buffer.Length)
            _ordered = new byte[_buffer.Length];
        var at = 0;
        for (var i = first; i < _entries.Count; i++)
        {
            _buffer.AsSpan(_entries[i].Start, _entries[i].Length).CopyTo(_ordered.AsSpan(at));
            at += _entries[i].Length;
        }
        _ordered.AsSpan(0, at).CopyTo(_buffer.AsSpan(start));
    }

    private int Compare((int Start, int Length) a, (int Start, int Length) b)
        => _buffer.AsSpan(a.Start, a.Length).SequenceCompareTo(_buffer.AsSpan(b.Start, b.Length));

    private void Need(int more)
    {
        if (_length + more > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
    }
}
