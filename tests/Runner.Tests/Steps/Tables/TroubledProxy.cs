using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>What happens to a request on its way.</summary>
internal enum Trouble
{
    None,

    /// <summary>The service says it is too much; nothing is done.</summary>
    Throttled,

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    AnswerLost,

    /// <summary>The first item of a BatchWriteItem, or key of a BatchGetItem, is done; the others come back unprocessed.</summary>
    Unprocessed,

    /// <summary>The server has an error of its own; nothing is done.</summary>
    ServerError,
}

/// <summary>Stands between a step and a real endpoint, counts the calls, and makes the trouble that a test wants.</summary>
internal sealed class TroubledProxy : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly string _target;

    public TroubledProxy(string target)
    {
        _target = target;
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

    /// <summary>Decides by operation, and the how manieth of its kind from 1 it is.</summary>
    public Func<string, int, Trouble> Decide { get; set; } = (_, _) => Trouble.None;

    public ConcurrentDictionary<string, int> Calls { get; } = [];

    /// <summary>Items that were asked to be written, those asked again included.</summary>
    public int ItemsSent { get; private set; }

    /// <summary>The most items of one request.</summary>
    public int LargestBatch { get; private set; }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (_listener.IsListening)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"]!.Split('.')[1];
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var trouble = Decide(operation, Calls.AddOrUpdate(operation, 1, (_, n) => n + 1));
        Count(operation, body.ToArray());
        if (trouble is Trouble.Throttled or Trouble.ServerError)
        {
            var code = trouble == Trouble.Throttled ? "ProvisionedThroughputExceededException" : "InternalServerError";
            await SendAsync(context, trouble == Trouble.Throttled ? 400 : 500, Encoding.UTF8.GetBytes($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"told to"}"""));
            return;
        }
        var (request, left) = trouble == Trouble.Unprocessed ? Split(operation, body.ToArray()) : (body.ToArray(), null);
        var (status, answer) = await ForwardAsync(context, request);
        if (trouble == Trouble.AnswerLost)
            context.Response.Abort();
        else
            await SendAsync(context, status, left is null ? answer : With(operation, answer, left));
    }

    private void Count(string operation, byte[] body)
    {
        if (operation != "BatchWriteItem")
            return;
        var items = JsonNode.Parse(body)!["RequestItems"]!.AsObject().Sum(t => t.Value!.AsArray().Count);
        lock (_client)
            (ItemsSent, LargestBatch) = (ItemsSent + items, Math.Max(LargestBatch, items));
    }

    private async Task<(int Status, byte[] Body)> ForwardAsync(HttpListenerContext context, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _target) { Content = new ByteArrayContent(body) };
        foreach (var name in (string[])["X-Amz-Target", "Authorization", "X-Amz-Date"])
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    private static (byte[] Request, JsonObject Left) Split(string operation, byte[] body)
    {
        var request = JsonNode.Parse(body)!;
        var (table, content) = request["RequestItems"]!.AsObject().Single();
        var list = (operation == "BatchWriteItem" ? content! : content!["Keys"]!).AsArray();
        var others = list.Skip(1).Select(i => i!.DeepClone()).ToArray();
        while (list.Count > 1)
            list.RemoveAt(1);
        JsonNode left = new JsonArray(others);
        if (operation != "BatchWriteItem")
        {
            var keys = content!.DeepClone();
            keys["Keys"] = left;
            left = keys;
        }
        return (Encoding.UTF8.GetBytes(request.ToJsonString()), others.Length == 0 ? [] : new JsonObject { [table] = left });
    }

    private static byte[] With(string operation, byte[] answer, JsonObject left)
    {
        var json = JsonNode.Parse(answer)!;
        json[operation == "BatchWriteItem" ? "UnprocessedItems" : "UnprocessedKeys"] = left;
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static async Task SendAsync(HttpListenerContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.0";
        context.Response.ContentLength64 = body.Length;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}
