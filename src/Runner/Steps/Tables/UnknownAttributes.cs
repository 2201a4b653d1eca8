using System.Globalization;
using System.Text.Json;
using Groundplan.Runner.Steps.Tables.Mapping;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Counts, in one pass over a table, the attributes that a mapping does not know. Several segments may add at once; memory is bounded.</summary>
/// <param name="known">Those that it knows.</param>
internal sealed class UnknownAttributes(KnownAttributes known)
{
    private const int MostNames = 1_000;
    private const int MostCharacters = 1_000_000;
    private const int MostShown = 5;
    private const int LongestShown = 60;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _items = new(StringComparer.Ordinal);
    private long _characters;
    private long _count;
    private bool _isFull;

    /// <summary>Looks at the items of a page of the source.</summary>
    public void Add(ItemPage page)
    {
        for (var i = 0; i < page.Count; i++)
            Add(page[i].Span);
    }

    /// <summary>Looks at an item.</summary>
    /// <param name="item">Raw JSON.</param>
    public void Add(ReadOnlySpan<byte> item)
    {
        Span<char> buffer = stackalloc char[256];
        var names = known.Names.GetAlternateLookup<ReadOnlySpan<char>>();
        var isCounted = false;
        var reader = new Utf8JsonReader(item, ItemJson.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<char> name = reader.ValueSpan.Length <= buffer.Length ? buffer[..reader.CopyString(buffer)] : reader.GetString().AsSpan();
            if (!names.Contains(name))
            {
                Count(name, isFirst: !isCounted);
                isCounted = true;
            }
            reader.Read();
            reader.Skip();
        }
    }

    /// <summary>What is wrong with a table, and what to do; null when all of its attributes are known.</summary>
    /// <param name="table">The table that was read.</param>
    public string? Problem(string table)
    {
        if (_count == 0)
            return null;
        var shown = _items.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Take(MostShown).Select(n => $"{Short(n.Key)} ({Items(n.Value)})").ToList();
        var more = _items.Count - shown.Count;
        var others = more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {(_isFull ? "more than " : "")}{more} more");
        return $"{Items(_count)} of {table} {(_count == 1 ? "has" : "have")} attributes that the mapping does not know, and they would be lost: {string.Join(", ", shown)}{others}. "
            + $"Declare them in {known.Record ?? "the record of the old items"} and map them, or name them in Dropped; then rebuild.";
    }

    private void Count(ReadOnlySpan<char> name, bool isFirst)
    {
        lock (_lock)
        {
            if (isFirst)
                _count++;
            var items = _items.GetAlternateLookup<ReadOnlySpan<char>>();
            if (items.TryGetValue(name, out var count))
            {
                items[name] = count + 1;
            }
            else if (_items.Count < MostNames && (_items.Count == 0 || _characters + name.Length <= MostCharacters))
            {
                items[name] = 1;
                _characters += name.Length;
            }
            else
            {
                _isFull = true;
            }
        }
    }

    private static string Items(long count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "item" : "items")}");

    private static string Short(string name)
    {
        var shown = name.Length <= LongestShown ? name : $"{name[..(char.IsHighSurrogate(name[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}
