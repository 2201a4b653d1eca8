using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>Carries out a mapping document page by page.</summary>
/// <param name="document">The document.</param>
/// <param name="from">The old items' table.</param>
/// <param name="to">The new items' table.</param>
/// <param name="lookups">Other tables.</param>
internal sealed class ItemMapper(MappingDocument document, TableEnd from, TableEnd to, LookupTables lookups)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256, SkipValidation = true };

    /// <summary>The new items of a page, as raw JSON.</summary>
    /// <exception cref="StepFailure">An item cannot be mapped; it is named by its key.</exception>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ItemsAsync(ItemPage page, CancellationToken cancellationToken)
    {
        var items = new List<ReadOnlyMemory<byte>>(page.Count);
        foreach (var of in await EachAsync(page, cancellationToken))
            items.AddRange(of);
        return items;
    }

    /// <summary>The new items of each item of a page.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>[]> EachAsync(ItemPage page, CancellationToken cancellationToken)
    {
        var mapped = new IReadOnlyList<ReadOnlyMemory<byte>>[page.Count];
        var read = new Dictionary<LookupKey, MapValue>();
        var asked = new HashSet<LookupKey>();
        var open = Enumerable.Range(0, page.Count).ToList();
        while (open.Count > 0)
        {
            var needed = new HashSet<LookupKey>();
            open.RemoveAll(i => TryMap(page[i], read, asked, needed, out mapped[i]!));
            try
            {
                await lookups.ReadAsync(needed, read, cancellationToken);
            }
            catch (MappingError e)
            {
                throw Failure(page[open[0]], e);
            }
            asked.UnionWith(needed);
        }
        return mapped;
    }

    private bool TryMap(ReadOnlyMemory<byte> json, Dictionary<LookupKey, MapValue> read, HashSet<LookupKey> asked, HashSet<LookupKey> needed, out IReadOnlyList<ReadOnlyMemory<byte>>? mapped)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            var scope = new MappingScope(MappedValue.ReadItem(parsed.RootElement), key => Find(key, read, asked));
            mapped = [.. document.Map(scope).Select(Write)];
            return true;
        }
        catch (LookupNeeded e)
        {
            needed.Add(e.Key);
            mapped = null;
            return false;
        }
        catch (MappingError e)
        {
            throw Failure(json, e);
        }
    }

    private MapValue Find(LookupKey key, Dictionary<LookupKey, MapValue> read, HashSet<LookupKey> asked)
    {
        if (read.TryGetValue(key, out var item) || lookups.TryGet(key, out item))
            return item!;
        throw asked.Contains(key) ? new MappingError($"{key.Table} has no item with the key {key.Value}") : new LookupNeeded(key);
    }

    private ReadOnlyMemory<byte> Write(MapValue item)
    {
        foreach (var (name, type) in to.Keys.Attributes)
        {
            var given = item[name] switch { TextValue => "S", NumberValue => "N", BinaryValue => "B", null => "nothing", _ => "another type" };
            if (given != type)
                throw new MappingError($"the key attribute {name} of {to.Name} must be of type {type}, and the mapping gives {given}");
        }
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        item.WriteItem(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private StepFailure Failure(ReadOnlyMemory<byte> json, MappingError error)
        => new($"Item {ItemJson.Compact(ItemJson.KeyOf(json.Span, from.Keys))} of {from.Name} cannot be mapped: {error.Message}. It was not written.", inner: error);
}
