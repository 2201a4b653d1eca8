using System.Buffers;
using System.Text.Json;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Reads a table, always what was last written to it (<c>ConsistentRead</c>).</summary>
/// <param name="table">The table.</param>
/// <param name="patience">Retries, and the budget in read units.</param>
internal sealed class TableReader(TableEnd table, Patience patience)
{
    /// <summary>The most keys of one BatchGetItem.</summary>
    public const int MostKeys = 100;

    private const double BytesOfUnit = 4096;

    public TableEnd Table => table;

    /// <summary>The next page of a segment.</summary>
    /// <param name="segment">Which, of how many.</param>
    /// <param name="cursor">Where the page before ended, as raw JSON; null for the beginning.</param>
    /// <param name="what">All attributes, or those of the key.</param>
    /// <param name="limit">The most items; null for as many as fit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ItemPage> ScanAsync((int Index, int Count) segment, byte[]? cursor, Attributes what, int? limit, CancellationToken cancellationToken)
    {
        var body = ScanBody(segment, cursor, what, limit);
        var page = await patience.AskAsync(
            $"Scan of {table.Name}", async token => ItemPage.OfScan(await table.Aws.BytesAsync(TableCalls.Scan, body, token)), cancellationToken);
        await PayAsync(page, cancellationToken);
        return page;
    }

    /// <summary>The items with these keys, those that are there, in any order, page by page.</summary>
    /// <param name="keys">At most <see cref="MostKeys"/> keys as raw JSON, each once.</param>
    /// <param name="what">All attributes, or those of the key.</param>
    /// <param name="each">Called with each page, which is gone afterwards.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GetAsync(IReadOnlyList<byte[]> keys, Attributes what, Action<ItemPage> each, CancellationToken cancellationToken)
    {
        var call = $"BatchGetItem of {table.Name}";
        var body = GetBody(keys, what);
        for (var tries = 1; ; tries++)
        {
            using var page = await patience.AskAsync(call, async token => ItemPage.OfBatch(await table.Aws.BytesAsync(TableCalls.BatchGetItem, body, token)), cancellationToken);
            await PayAsync(page, cancellationToken);
            each(page);
            if (page.Rest is not { } rest)
                return;
            if (page.Count > 0)
                tries = 1;
            body = RequestItems(rest);
            patience.Budget.Throttled();
            await patience.PauseAsync(call, tries, "keys were left unprocessed", cancellationToken);
        }
    }

    private ValueTask PayAsync(ItemPage page, CancellationToken cancellationToken)
        => patience.Budget.TakeAsync(page.Units ?? Math.Max(1, page.Size / BytesOfUnit), cancellationToken);

    private byte[] ScanBody((int Index, int Count) segment, byte[]? cursor, Attributes what, int? limit)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("TableName", table.Name);
        Common(writer, what);
        writer.WriteString("ReturnConsumedCapacity", "TOTAL");
        if (segment.Count > 1)
        {
            writer.WriteNumber("Segment", segment.Index);
            writer.WriteNumber("TotalSegments", segment.Count);
        }
        if (limit is { } most)
            writer.WriteNumber("Limit", most);
        if (cursor is not null)
        {
            writer.WritePropertyName("ExclusiveStartKey");
            writer.WriteRawValue(cursor);
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] GetBody(IReadOnlyList<byte[]> keys, Attributes what)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("Keys");
        foreach (var key in keys)
            writer.WriteRawValue(key, skipInputValidation: true);
        writer.WriteEndArray();
        Common(writer, what);
        writer.WriteEndObject();
        writer.Flush();
        return RequestItems(buffer.WrittenSpan);
    }

    private byte[] RequestItems(ReadOnlySpan<byte> keysAndAttributes) => [.. "{\"RequestItems\":{"u8, .. ItemJson.Quoted(table.Name), .. ":"u8, .. keysAndAttributes, .. "}}"u8];

    private void Common(Utf8JsonWriter writer, Attributes what)
    {
        writer.WriteBoolean("ConsistentRead", true);
        if (what == Attributes.All)
            return;
        writer.WriteString("ProjectionExpression", string.Join(", ", table.Keys.Names.Select((_, i) => $"#k{i}")));
        writer.WriteStartObject("ExpressionAttributeNames");
        for (var i = 0; i < table.Keys.Names.Count; i++)
            writer.WriteString($"#k{i}", table.Keys.Names[i]);
        writer.WriteEndObject();
    }
}
