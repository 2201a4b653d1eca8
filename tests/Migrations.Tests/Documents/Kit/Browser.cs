using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents.Kit;

/// <summary>Chromium without a window, spoken to in its DevTools protocol; a page may forbid scripts and can still be measured.</summary>
internal sealed partial class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private int _id;
    private string? _session;

    private Browser(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>What the page reported: errors, and messages to the console.</summary>
    public List<string> Messages { get; } = [];

    public static string? ReasonToSkip => Tools.ReasonToSkip("chromium");

    public static async Task<Browser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("browser-").FullName;
        var process = Process.Start(new ProcessStartInfo(
            Tools.Find("chromium")!,
            ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new Browser(process, profile);
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await browser._socket.ConnectAsync(new(match.Groups[1].Value), patience.Token);
            var target = await browser.CallAsync("Target.createTarget", new { url = "about:blank" });
            var attached = await browser.CallAsync("Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true });
            browser._session = attached.GetProperty("sessionId").GetString();
            foreach (var domain in (string[])["Page", "Runtime", "Log"])
                await browser.CallAsync($"{domain}.enable", new { });
            return browser;
        }

        await browser.DisposeAsync();
        throw new TestKitException("chromium ended before it listened");
    }

    /// <summary>Shows a page that is this text.</summary>
    public async Task ShowAsync(string html, int width)
    {
        var file = Path.Combine(_profile, "page.html");
        await File.WriteAllTextAsync(file, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await CallAsync("Emulation.setDeviceMetricsOverride", new { width, height = 800, deviceScaleFactor = 1, mobile = false });
        await CallAsync("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        using var patience = new CancellationTokenSource(Patience);
        while (!(await EvaluateAsync("document.readyState === 'complete' && location.protocol === 'file:'")).GetBoolean())
            await Task.Delay(50, patience.Token);
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new { expression, returnByValue = true })).GetProperty("result").GetProperty("value");

    /// <summary>The page as it is printed.</summary>
    public async Task<byte[]> PrintAsync() => Convert.FromBase64String((await CallAsync("Page.printToPDF", new { preferCSSPageSize = true })).GetProperty("data").GetString()!);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task<JsonElement> CallAsync(string method, object parameters)
    {
        using var patience = new CancellationTokenSource(Patience);
        var id = ++_id;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(_session is null ? new { id, method, @params = parameters } : (object)new { id, method, @params = parameters, sessionId = _session }), WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            var message = await ReceiveAsync(patience.Token);
            if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
                return message.TryGetProperty("result", out var result) ? result : throw new TestKitException($"{method}: {message}");
            if (message.TryGetProperty("method", out var kind) && kind.GetString() is "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown")
                Messages.Add(message.GetProperty("params").ToString());
        }
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        using var document = JsonDocument.Parse(message.ToArray());
        return document.RootElement.Clone();
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}
