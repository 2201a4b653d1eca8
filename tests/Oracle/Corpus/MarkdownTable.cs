namespace Corpus.MarkdownTableCase;

/// <summary>Tables with alignment by column.</summary>
public static class MarkdownTable
{
    private enum Align
    {
        Left,
        Right,
        Center,
    }

    private sealed record Column<T>(string Title, Func<T, object?> Read, Align Align = Align.Left);

    private sealed record Row(string Name, decimal Price, bool? IsNew);

    public static string Run() => Table(
        [new Row("Tea", 3.5m, true), new Row("Coffee", 12m, null), new Row("", 0.25m, false)],
        new Column<Row>("Name", row => row.Name),
        new("Price", row => row.Price.ToString("0.00", CultureInfo.InvariantCulture), Align.Right),
        new("New?", row => row.IsNew, Align.Center));

    private static string Table<T>(IReadOnlyList<T> rows, params Column<T>[] columns)
    {
        var cells = rows.Select(row => columns.Select(column => column.Read(row)?.ToString() ?? "-").ToArray()).Prepend([.. columns.Select(column => column.Title)]).ToList();
        var widths = columns.Select((_, index) => cells.Max(row => row[index].Length)).ToArray();
        var lines = cells.Select(row => $"| {string.Join(" | ", row.Select((cell, index) => Pad(cell, widths[index], columns[index].Align)))} |").ToList();
        lines.Insert(1, $"|{string.Join("|", widths.Select((width, index) => columns[index].Align switch { Align.Right => new string('-', width + 1) + ":", Align.Center => ":" + new string('-', width) + ":", _ => new string('-', width + 2) }))}|");
        return string.Join("\n", lines);
    }

    private static string Pad(string text, int width, Align align) => align switch
    {
        Align.Left => text.PadRight(width),
        Align.Right => text.PadLeft(width),
        _ => text.PadLeft(text.Length + (width - text.Length) / 2).PadRight(width),
    };
}
