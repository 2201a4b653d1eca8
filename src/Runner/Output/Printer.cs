using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Groundplan.Runner.Output;

/// <summary>
/// The one way out: lines and tables for people, one JSON object a line with <c>--json</c>. Notes and problems go to the error stream.
/// </summary>
internal sealed class Printer
{
    private static readonly JsonSerializerOptions JsonStyle = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(250);

    // Cells that are broken into more lines than that nobody reads; of a terminal of a few columns nothing would be left.
    private const int NarrowestColumn = 10;

    private readonly Host _host;
    private readonly IAnsiConsole? _console;

    public Printer(Host host, bool json)
    {
        _host = host;
        Json = json;
        if (host.IsTerminal && !json)
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Out) });
    }

    public bool Json { get; }

    /// <summary>Whether lines can change while something runs.</summary>
    public bool IsLive => _console is not null;

    /// <summary>A line for people.</summary>
    public void Line(string text = "")
    {
        if (Json)
            return;
        if (_console is null)
            _host.Out.WriteLine(Plain.Line(text));
        else
            _console.WriteLine(Plain.Line(text));
    }

    /// <summary>A document as it is.</summary>
    public void Raw(string text)
    {
        _host.Out.Write(text);
        if (!text.EndsWith('\n'))
            _host.Out.Write('\n');
    }

    /// <summary>A line on the error stream.</summary>
    public void Note(string text) => _host.Error.WriteLine(Plain.Line(text));

    /// <summary>An object for programs.</summary>
    public void Data(string type, JsonObject members)
    {
        if (!Json)
            return;
        var data = new JsonObject { ["type"] = type };
        foreach (var (name, value) in members)
            data[name] = value?.DeepClone();
        _host.Out.WriteLine(data.ToJsonString(JsonStyle));
    }

    /// <summary>Columns; the last one is not padded.</summary>
    public void Table(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (Json || rows.Count == 0)
            return;
        if (_console is null || _console.Profile.Width < heads.Count * NarrowestColumn)
            PlainTable(heads, rows);
        else
            RichTable(_console, heads, rows);
    }

    /// <summary>Shows that something takes time.</summary>
    public async Task<T> BusyAsync<T>(string title, Func<Task<T>> work)
    {
        if (_console is not null)
            return await _console.Status().StartAsync(Markup.Escape(Plain.Line(title)), _ => work());
        Note(title);
        return await work();
    }

    /// <summary>Shows lines that change, on a terminal; elsewhere it only waits.</summary>
    public async Task LiveAsync(Func<IReadOnlyList<string>> lines, Task until, TimeProvider time)
    {
        if (_console is null)
        {
            await until;
            return;
        }
        await _console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            while (!until.IsCompleted)
            {
                // Without a line there is nothing whose size could be asked.
                live.UpdateTarget(new Rows(lines().DefaultIfEmpty("…").Select(l => new Text(Plain.Line(l)).Overflow(Overflow.Ellipsis))));
                await Task.WhenAny(until, Task.Delay(LiveInterval, time));
            }
        });
        await until;
    }

    private void PlainTable(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(r => r.Select(Plain.Line).ToArray()).Prepend([.. heads]).ToList();
        var widths = heads.Select((_, i) => lines.Max(l => l[i].Length)).ToArray();
        foreach (var line in lines)
            _host.Out.WriteLine(("  " + string.Join("  ", line.Select((cell, i) => i == line.Length - 1 ? cell : cell.PadRight(widths[i])))).TrimEnd());
    }

    private static void RichTable(IAnsiConsole console, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var head in heads)
            table.AddColumn(Markup.Escape(head));
        foreach (var row in rows)
            table.AddRow([.. row.Select(cell => Markup.Escape(Plain.Line(cell)))]);
        console.Write(table);
    }
}
