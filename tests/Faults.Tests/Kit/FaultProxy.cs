using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Stands on loopback between the runner and the endpoint, and does to each request what a test says.</summary>
internal sealed class FaultProxy : IDisposable
{
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length", "Server", "Date", "Host", "Expect"];

    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly CancellationTokenSource _over = new();
    private readonly string _endpoint;
    private readonly Func<FaultProxy, ProxiedRequest, Task<ProxiedAnswer?>> _answer;

    /// <param name="endpoint">Where requests go on to.</param>
    /// <param name="answer">Decides; null breaks the connection.</param>
    public FaultProxy(string endpoint, Func<FaultProxy, ProxiedRequest, Task<ProxiedAnswer?>> answer)
    {
        (_endpoint, _answer) = (endpoint, answer);
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

    /// <summary>What went wrong in the test's own answers.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The service's own answer.</summary>
    public async Task<ProxiedAnswer> ForwardAsync(ProxiedRequest request)
    {
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), _endpoint + request.RawUrl) { Content = new ByteArrayContent(request.Body) };
        foreach (var (name, value) in request.Headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, value))
                onward.Content.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await _client.SendAsync(onward);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return new ProxiedAnswer(
            (int)answer.StatusCode,
            [.. answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => KeyValuePair.Create(h.Key, string.Join(",", h.Value)))],
            body,
            request.Method == "HEAD" ? answer.Content.Headers.ContentLength ?? 0 : body.Length);
    }

    /// <summary>Sends half of the request's bytes on, and no more.</summary>
    public async Task ForwardHalfAsync(ProxiedRequest request)
    {
        var endpoint = new Uri(_endpoint);
        var head = new StringBuilder($"{request.Method} {request.RawUrl} HTTP/1.1\r\nHost: {endpoint.Authority}\r\n");
        foreach (var (name, value) in request.Headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("Content-Length: ").Append(request.Body.Length).Append("\r\n\r\n");
        var start = Encoding.ASCII.GetBytes(head.ToString());
        byte[] half = request.Body.Length == 0 ? start[..(start.Length / 2)] : [.. start, .. request.Body[..(request.Body.Length / 2)]];
        using var socket = new TcpClient();
        await socket.ConnectAsync(endpoint.Host, endpoint.Port);
        await socket.GetStream().WriteAsync(half);
    }

    /// <summary>Says nothing for so long.</summary>
    public Task SilenceAsync(TimeSpan time) => Task.Delay(time, _over.Token);

    public void Dispose()
    {
        _over.Cancel();
        _listener.Close();
        _client.Dispose();
        _over.Dispose();
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
                return; // the test is over
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            if (await _answer(this, await ProxiedRequest.ReadAsync(context.Request)) is not { } answer)
            {
                context.Response.Abort();
                return;
            }
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                context.Response.Headers[name] = value;
            context.Response.ContentLength64 = answer.Length;
            if (answer.Body.Length > 0)
                await context.Response.OutputStream.WriteAsync(answer.Body);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            context.Response.Abort(); // the runner was killed, or the test is over
        }
        catch (Exception e)
        {
            Failure ??= e;
            context.Response.Abort();
        }
    }
}
