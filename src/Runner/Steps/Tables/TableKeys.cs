using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>The key attributes of a table, partition key first.</summary>
internal sealed class TableKeys
{
    private readonly byte[][] _plain;

    /// <param name="attributes">Names and types (S, N or B).</param>
    public TableKeys(IEnumerable<(string Name, string Type)> attributes)
    {
        Attributes = [.. attributes];
        Names = [.. Attributes.Select(a => a.Name)];
        Quoted = [.. Names.Select(ItemJson.Quoted)];
        _plain = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];
    }

    public IReadOnlyList<(string Name, string Type)> Attributes { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The names as JSON.</summary>
    public IReadOnlyList<byte[]> Quoted { get; }

    /// <summary>Which of the attributes the reader's property is; -1 for none.</summary>
    public int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _plain.Length; i++)
        {
            if (reader.ValueTextEquals(_plain[i]))
                return i;
        }
        return -1;
    }

    /// <summary>Such as <c>pk (S), sk (N)</c>.</summary>
    public override string ToString() => string.Join(", ", Attributes.Select(a => $"{a.Name} ({a.Type})"));
}
