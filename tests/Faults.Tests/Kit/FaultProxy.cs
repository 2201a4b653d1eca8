using System.Net;
using System.Net.Sockets;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Stands on loopback between the runner and the endpoint, and does to each request what a test says.</summary>
internal sealed class FaultProxy : IDisposable
{
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length", "Server", "Date", "Host", "Expect"];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly CancellationTokenSource _over = new();
    private readonly Uri _endpoint;
    private readonly Func<FaultProxy, ProxiedRequest, Task<ProxiedAnswer?>> _answer;

    /// <param name="endpoint">Where requests go on to.</param>
    /// <param name="answer">Decides; null breaks the connection.</param>
    public FaultProxy(string endpoint, Func<FaultProxy, ProxiedRequest, Task<ProxiedAnswer?>> answer)
    {
        (_endpoint, _answer) = (new Uri(endpoint), answer);
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>Whether connections are broken before anything is read.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>What went wrong in the test's own answers.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The service's own answer.</summary>
    public async Task<ProxiedAnswer> ForwardAsync(ProxiedRequest request)
    {
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_endpoint, request.RawUrl)) { Content = new ByteArrayContent(request.Body) };
        foreach (var (name, value) in Passing(request.Headers))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, value))
                onward.Content.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await _client.SendAsync(onward);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return new ProxiedAnswer(
            (int)answer.StatusCode,
            [.. Passing(answer.Headers.Concat(answer.Content.Headers).Select(h => KeyValuePair.Create(h.Key, string.Join(",", h.Value))))],
            body,
            request.Method == "HEAD" ? answer.Content.Headers.ContentLength ?? 0 : body.Length);
    }

    /// <summary>Sends half of the request's body on, or of its head where it has no body, and no more.</summary>
    public async Task ForwardHalfAsync(ProxiedRequest request)
    {
        var bytes = Wire.Bytes(request with { Headers = [.. Passing(request.Headers)] }, _endpoint.Authority);
        using var socket = new TcpClient();
        await socket.ConnectAsync(_endpoint.Host, _endpoint.Port);
        await socket.GetStream().WriteAsync(bytes.AsMemory(0, request.Body.Length == 0 ? bytes.Length / 2 : bytes.Length - (request.Body.Length + 1) / 2));
    }

    /// <summary>Says nothing for so long.</summary>
    public Task SilenceAsync(TimeSpan time) => Task.Delay(time, _over.Token);

    public void Dispose()
    {
        _over.Cancel();
        _listener.Stop();
        _client.Dispose();
        _over.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Passing(IEnumerable<KeyValuePair<string, string>> headers)
        => headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase));

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_over.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return; // the test is over
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (!IsCutOff && await Wire.ReadAsync(client.GetStream(), _over.Token) is { } request && await _answer(this, request) is { } answer)
                await client.GetStream().WriteAsync(Wire.Bytes(answer), _over.Token);
            else
                Wire.Break(client);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Wire.Break(client); // the runner was killed, or the test is over
        }
        catch (Exception e)
        {
            Failure ??= e;
            Wire.Break(client);
        }
    }
}
