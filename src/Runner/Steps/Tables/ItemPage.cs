using System.Buffers;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>The items of one answer, still as they came over the wire.</summary>
internal sealed class ItemPage : IDisposable
{
    private readonly IMemoryOwner<byte> _owner;
    private readonly List<Range> _items = [];
    private Range? _rest;

    private ItemPage(IMemoryOwner<byte> owner) => _owner = owner;

    public int Count => _items.Count;

    /// <summary>Raw JSON of an item.</summary>
    public ReadOnlyMemory<byte> this[int index] => _owner.Memory[_items[index]];

    /// <summary>Where the scan goes on, or the keys that are still to be read, as raw JSON; null when all is there.</summary>
    public byte[]? Rest => _rest is { } rest ? _owner.Memory[rest].ToArray() : null;

    /// <summary>Capacity units as the service counted them; null when it did not say.</summary>
    public double? Units { get; private set; }

    /// <summary>Bytes on the wire.</summary>
    public int Size => _owner.Memory.Length;

    /// <summary>Takes over an answer of Scan.</summary>
    public static ItemPage OfScan(IMemoryOwner<byte> answer) => Read(answer, static (ItemPage page, ref Utf8JsonReader reader) => page.ScanMember(ref reader));

    /// <summary>Takes over an answer of BatchGetItem for one table.</summary>
    public static ItemPage OfBatch(IMemoryOwner<byte> answer) => Read(answer, static (ItemPage page, ref Utf8JsonReader reader) => page.BatchMember(ref reader));

    public void Dispose() => _owner.Dispose();

    private delegate void Member(ItemPage page, ref Utf8JsonReader reader);

    private static ItemPage Read(IMemoryOwner<byte> answer, Member member)
    {
        var page = new ItemPage(answer);
        try
        {
            var reader = new Utf8JsonReader(answer.Memory.Span, ItemJson.ReaderOptions);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                member(page, ref reader);
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    private void ScanMember(ref Utf8JsonReader reader)
    {
        if (Named(ref reader, "Items"u8))
            Items(ref reader);
        else if (Named(ref reader, "LastEvaluatedKey"u8))
            _rest = Slice(ref reader);
        else if (Named(ref reader, "ConsumedCapacity"u8))
            Capacity(ref reader);
        else
            reader.Skip();
    }

    // Both are objects with the table's name as the only property, or without any.
    private void BatchMember(ref Utf8JsonReader reader)
    {
        var isItems = reader.ValueTextEquals("Responses"u8);
        if (!isItems && !reader.ValueTextEquals("UnprocessedKeys"u8))
        {
            reader.Skip();
            return;
        }
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (isItems)
                Items(ref reader);
            else
                _rest = Slice(ref reader);
        }
    }

    private void Items(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            _items.Add(Slice(ref reader));
    }

    private void Capacity(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Named(ref reader, "CapacityUnits"u8))
                Units = reader.GetDouble();
            else
                reader.Skip();
        }
    }

    // Steps on to the value where the name is this one.
    private static bool Named(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    private static Range Slice(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
