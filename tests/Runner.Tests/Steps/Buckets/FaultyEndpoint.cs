using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>What happens to a request on its way.</summary>
internal enum Fault
{
    None,

    /// <summary>503, and nothing is done.</summary>
    SlowDown,

    /// <summary>The endpoint does not hear of it, and the answer is empty.</summary>
    LostRequest,

    /// <summary>It is done, and then the connection ends within the answer.</summary>
    LostAnswer,

    /// <summary>412, as when the object is no longer the one that was asked for.</summary>
    Changed,
}

/// <summary>A proxy on loopback before the endpoint, which does to requests what the test says.</summary>
internal sealed class FaultyEndpoint : IDisposable
{
    private static readonly string[] Hop = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length", "Server", "Date"];

    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly string _endpoint;
    private readonly Func<HttpListenerRequest, Task<Fault>> _fault;

    public FaultyEndpoint(string endpoint, Func<HttpListenerRequest, Task<Fault>> fault)
    {
        (_endpoint, _fault) = (endpoint, fault);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public FaultyEndpoint(string endpoint, Func<HttpListenerRequest, Fault> fault)
        : this(endpoint, r => Task.FromResult(fault(r)))
    {
    }

    public string Url { get; }

    /// <summary>Method and raw path of what came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => ServeAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        Requests.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl}");
        switch (await _fault(context.Request))
        {
            case Fault.SlowDown:
                Refuse(context.Response, 503, "SlowDown");
                break;
            case Fault.Changed:
                Refuse(context.Response, 412, "PreconditionFailed");
                break;
            case Fault.LostRequest:
                context.Response.Abort();
                break;
            case Fault.LostAnswer:
                (await ForwardAsync(context.Request)).Dispose();
                context.Response.ContentLength64 = 1000;
                await context.Response.OutputStream.WriteAsync(new byte[] { (byte)'<' });
                context.Response.Abort();
                break;
            default:
                await AnswerAsync(context);
                break;
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var answer = await ForwardAsync(context.Request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !Hop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            context.Response.Headers[name] = string.Join(",", values);
        context.Response.ContentLength64 = context.Request.HttpMethod == "HEAD" ? answer.Content.Headers.ContentLength ?? 0 : body.Length;
        if (body.Length > 0)
            await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        using var onward = new HttpRequestMessage(new HttpMethod(request.HttpMethod), _endpoint + request.RawUrl) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var name in request.Headers.AllKeys.OfType<string>().Where(n => n is not ("Host" or "Connection" or "Content-Length" or "Expect")))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, request.Headers[name]))
                onward.Content.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        }
        return await _client.SendAsync(onward);
    }

    private static void Refuse(HttpListenerResponse response, int status, string code)
    {
        response.StatusCode = status;
        response.ContentType = "application/xml";
        response.OutputStream.Write(Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>as the test says</Message><RequestId>r-1</RequestId></Error>"));
        response.Close();
    }
}
