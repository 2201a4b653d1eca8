using System.Text.Json;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Writes to a table in batches, each until nothing of it is left unprocessed.</summary>
/// <param name="aws">The region of the table.</param>
/// <param name="table">Its name.</param>
/// <param name="patience">Retries, and the budget in items.</param>
internal sealed class TableWriter(IAwsWriter aws, string table, Patience patience)
{
    /// <summary>The most items of one BatchWriteItem.</summary>
    public const int MostItems = 25;

    // 16 MB are allowed.
    private const int MostBytes = 12 << 20;
    private const int Parallel = 4;

    private readonly byte[] _quotedName = ItemJson.Quoted(table);

    /// <summary>Puts items, some batches at a time. No two may have the same key.</summary>
    /// <param name="items">Raw JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task PutAsync(IReadOnlyList<ReadOnlyMemory<byte>> items, CancellationToken cancellationToken) => WriteAsync(items, "{\"PutRequest\":{\"Item\":"u8.ToArray(), cancellationToken);

    /// <summary>Deletes items by their keys.</summary>
    /// <param name="keys">Raw JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task DeleteAsync(IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken) => WriteAsync(keys, "{\"DeleteRequest\":{\"Key\":"u8.ToArray(), cancellationToken);

    private async Task WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> items, byte[] before, CancellationToken cancellationToken)
        => await System.Threading.Tasks.Parallel.ForEachAsync(
            Batches(items),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (batch, token) => await SendAsync(Body(items, batch, before), batch.Count, token));

    private async Task SendAsync(byte[] body, int count, CancellationToken cancellationToken)
    {
        var call = $"BatchWriteItem to {table}";
        await patience.Budget.TakeAsync(count, cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var sent = body;
            if (await patience.AskAsync(call, token => SendOnceAsync(sent, token), cancellationToken) is not { } rest)
                return;
            if (rest.Count < count)
                (count, tries) = (rest.Count, 1);
            body = [.. "{\"RequestItems\":{"u8, .. _quotedName, (byte)':', .. rest.Json, .. "}}"u8];
            patience.Budget.Throttled();
            await patience.PauseAsync(call, tries, "items were left unprocessed", cancellationToken);
            await patience.Budget.TakeAsync(count, cancellationToken);
        }
    }

    private async Task<(byte[] Json, int Count)?> SendOnceAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var answer = await aws.BytesAsync(TableCalls.BatchWriteItem, body, cancellationToken);
        return Unprocessed(answer.Memory.Span);
    }

    private static IEnumerable<(int First, int Count)> Batches(IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        var (first, bytes) = (0, 0);
        for (var i = 0; i < items.Count; i++)
        {
            if (i - first == MostItems || (i > first && bytes + items[i].Length > MostBytes))
            {
                yield return (first, i - first);
                (first, bytes) = (i, 0);
            }
            bytes += items[i].Length;
        }
        if (first < items.Count)
            yield return (first, items.Count - first);
    }

    // Written in one go into an array of just the right length, which the SDK takes as it is.
    private byte[] Body(IReadOnlyList<ReadOnlyMemory<byte>> items, (int First, int Count) batch, byte[] before)
    {
        var start = "{\"RequestItems\":{"u8;
        var length = start.Length + _quotedName.Length + 2;
        for (var i = 0; i < batch.Count; i++)
            length += before.Length + items[batch.First + i].Length + 3;
        var body = GC.AllocateUninitializedArray<byte>(length - 1 + 3);
        var rest = body.AsSpan();
        Append(ref rest, start);
        Append(ref rest, _quotedName);
        Append(ref rest, ":["u8);
        for (var i = 0; i < batch.Count; i++)
        {
            if (i > 0)
                Append(ref rest, ","u8);
            Append(ref rest, before);
            Append(ref rest, items[batch.First + i].Span);
            Append(ref rest, "}}"u8);
        }
        Append(ref rest, "]}}"u8);
        return body;
    }

    private static void Append(ref Span<byte> rest, ReadOnlySpan<byte> part)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    private static (byte[] Json, int Count)? Unprocessed(ReadOnlySpan<byte> answer)
    {
        var reader = new Utf8JsonReader(answer, ItemJson.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals("UnprocessedItems"u8);
            reader.Read();
            if (!isIt)
                reader.Skip();
            else if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                return Requests(answer, ref reader);
        }
        return null;
    }

    private static (byte[] Json, int Count)? Requests(ReadOnlySpan<byte> answer, ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            count++;
        }
        return count == 0 ? null : (answer[start..(int)reader.BytesConsumed].ToArray(), count);
    }
}
