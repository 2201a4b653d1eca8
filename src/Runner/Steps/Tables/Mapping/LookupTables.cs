using System.Collections.Concurrent;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>Items of the tables that a mapping looks into; each is read once and kept, up to a bound.</summary>
/// <param name="readers">The tables by name; each has one key attribute.</param>
internal sealed class LookupTables(IReadOnlyDictionary<string, TableReader> readers)
{
    private const int MostKept = 10_000;
    private const long MostBytes = 32 << 20;

    private readonly ConcurrentDictionary<LookupKey, MapValue> _kept = new();
    private long _bytes;

    /// <summary>The item, where it was read.</summary>
    public bool TryGet(LookupKey key, out MapValue? item) => _kept.TryGetValue(key, out item);

    /// <summary>Reads items; those that are there are added.</summary>
    public async Task ReadAsync(IReadOnlyCollection<LookupKey> keys, IDictionary<LookupKey, MapValue> into, CancellationToken cancellationToken)
    {
        foreach (var (table, of) in keys.GroupBy(k => k.Table, StringComparer.Ordinal).Select(g => (g.Key, g)))
        {
            foreach (var some in of.Chunk(TableReader.MostKeys))
                await ReadAsync(readers[table], some, into, cancellationToken);
        }
    }

    private async Task ReadAsync(TableReader reader, LookupKey[] keys, IDictionary<LookupKey, MapValue> into, CancellationToken cancellationToken)
    {
        var (name, type) = reader.Table.Keys.Attributes[0];
        if (keys.FirstOrDefault(k => k.Type != type) is { Table: not null } wrong)
            throw new MappingError($"the key of {wrong.Table} has type {type}, and is looked up with {wrong.Type}");
        await reader.GetAsync(
            [.. keys.Select(k => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, Dictionary<string, string>> { [name] = new() { [type] = k.Value } }))],
            Attributes.All,
            page =>
            {
                for (var i = 0; i < page.Count; i++)
                    Keep(reader.Table.Name, name, type, page[i], into);
            },
            cancellationToken);
    }

    private void Keep(string table, string name, string type, ReadOnlyMemory<byte> json, IDictionary<LookupKey, MapValue> into)
    {
        using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        var item = MappedValue.ReadItem(parsed.RootElement);
        var key = new LookupKey(table, type, item[name] is NumberValue number ? Numbers.Plain(number.Text) : ((TextValue)item[name]!).Text);
        into[key] = item;
        if (_kept.Count >= MostKept || Interlocked.Read(ref _bytes) > MostBytes)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
        _kept[key] = item;
        Interlocked.Add(ref _bytes, json.Length);
    }
}
