using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>What a site was asked.</summary>
internal sealed record SiteRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A site on loopback that answers as the test says, whatever name it is asked by, and keeps what it was asked.</summary>
internal sealed class LoopbackSite : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackSite()
    {
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<SiteRequest> Requests { get; } = [];

    public Func<SiteRequest, (int Status, string Body)> Answer { get; set; } = _ => (200, "");

    public Dictionary<string, string> Headers { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return; // the test is over
        }
    }

    // Clients open connections that they may never use: none waits for another.
    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                return; // the client went away
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        // One character a byte, so that lengths are those of the wire.
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (await reader.ReadLineAsync() is not { } line)
            return;
        var words = line.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            headers[header.Split(':')[0]] = header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var request = new SiteRequest(words[0], words[1], headers, await BodyAsync(reader, headers));
        Requests.Enqueue(request);
        var (status, text) = Answer(request);
        var body = words[0] == "HEAD" ? [] : Encoding.UTF8.GetBytes(text);
        var head = string.Concat(Headers.Select(h => $"{h.Key}: {h.Value}\r\n"));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status} Said\r\n{head}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }

    private static async Task<string> BodyAsync(StreamReader reader, Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Transfer-Encoding", out _))
            return await ChunksAsync(reader);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return length == 0 ? "" : await CharactersAsync(reader, length);
    }

    private static async Task<string> ChunksAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync() is { } size && Convert.ToInt32(size, 16) is > 0 and var length)
        {
            body.Append(await CharactersAsync(reader, length));
            await reader.ReadLineAsync();
        }
        return body.ToString();
    }

    private static async Task<string> CharactersAsync(StreamReader reader, int length)
    {
        var characters = new char[length];
        await reader.ReadBlockAsync(characters);
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(characters));
    }
}
