using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A request that the server got.</summary>
internal sealed record LoopbackRequest(string Method, string RawPath, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Uri.UnescapeDataString(RawPath);

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The operation of a query or JSON protocol; else method and path.</summary>
    public string Action => Headers.TryGetValue("X-Amz-Target", out var target) ? target[(target.LastIndexOf('.') + 1)..] : Form.GetValueOrDefault("Action") ?? $"{Method} {Path}";

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public IReadOnlyDictionary<string, string> Form => Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true ? LoopbackServer.Pairs(Text) : new Dictionary<string, string>();
}

/// <summary>What the server answers.</summary>
internal sealed record LoopbackAnswer(string Text, int Status = 200, string ContentType = "application/json")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static LoopbackAnswer Xml(string text, int status = 200) => new(text, status, "text/xml");

    /// <summary>An error of the query protocol and of REST-XML.</summary>
    public static LoopbackAnswer XmlError(string code, string message, int status = 400)
        => Xml($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>", status);

    /// <summary>An error of the JSON protocols.</summary>
    public static LoopbackAnswer JsonError(string code, string message, int status = 400) => new(new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString(), status);
}

/// <summary>An HTTP server on loopback that answers as the test writes down, and keeps what it was sent.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<LoopbackRequest, LoopbackAnswer> _answer;

    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        _answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = [];

    public IEnumerable<string> Actions => Requests.Select(r => r.Action);

    public void Dispose() => _listener.Close();

    internal static IReadOnlyDictionary<string, string> Pairs(string text)
    {
        var pairs = HttpUtility.ParseQueryString(text);
        return pairs.AllKeys.OfType<string>().ToDictionary(k => k, k => pairs[k]!, StringComparer.Ordinal);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Serve(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Serve(HttpListenerContext context)
    {
        try
        {
            Answer(context);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            context.Response.Abort(); // the client went away
        }
        catch (Exception e)
        {
            Write(context, new LoopbackAnswer($"the test's own answer failed: {e}", 500, "text/plain"));
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        var raw = context.Request.RawUrl!;
        var end = raw.IndexOf('?', StringComparison.Ordinal);
        var request = new LoopbackRequest(
            context.Request.HttpMethod,
            end < 0 ? raw : raw[..end],
            end < 0 ? new Dictionary<string, string>() : Pairs(raw[(end + 1)..]),
            context.Request.Headers.AllKeys.OfType<string>().ToDictionary(k => k, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        Requests.Enqueue(request);
        Write(context, _answer(request));
    }

    private static void Write(HttpListenerContext context, LoopbackAnswer answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Text);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (context.Request.HttpMethod != "HEAD")
            context.Response.ContentLength64 = bytes.Length; // one packet; else the other side waits for the end of the chunks
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }
}
