using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Runner.Bench.Tables;

/// <summary>A dynalite on a port of its own, in memory; ended by its process id.</summary>
internal sealed class Dynalite : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Dynalite(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public int Pid => _process.Id;

    /// <summary>What it has used of processors, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts the <c>dynalite</c> on PATH, or the one that DYNALITE names; null when there is none.</summary>
    public static async Task<Dynalite?> StartAsync()
    {
        var program = Environment.GetEnvironmentVariable("DYNALITE") ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "dynalite")).FirstOrDefault(File.Exists);
        if (program is null)
            return null;
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            program, ["--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--createTableMs", "0", "--deleteTableMs", "0"]) { RedirectStandardOutput = true })!;
        var server = new Dynalite(process, $"http://127.0.0.1:{port}");
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                await server.CallAsync("ListTables", "{}");
                return server;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        server.Dispose();
        throw new InvalidOperationException($"{program} did not answer at {server.Url}.");
    }

    /// <summary>Makes a table anew, with a partition key <c>pk</c>.</summary>
    public async Task CreateAsync(string table)
    {
        if ((await CallAsync("ListTables", "{}")).Contains($"\"{table}\"", StringComparison.Ordinal))
            await CallAsync("DeleteTable", $$"""{"TableName":"{{table}}"}""");
        while ((await CallAsync("ListTables", "{}")).Contains($"\"{table}\"", StringComparison.Ordinal))
            await Task.Delay(20);
        await CallAsync("CreateTable", $$"""
            {"TableName":"{{table}}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}
            """);
        while (!(await CallAsync("DescribeTable", $$"""{"TableName":"{{table}}"}""")).Contains("\"ACTIVE\"", StringComparison.Ordinal))
            await Task.Delay(20);
    }

    /// <summary>Items of 1 KB, the same that the baseline makes.</summary>
    public async Task LoadAsync(string table, int items)
    {
        var text = new string('x', 970);
        await Parallel.ForEachAsync(Enumerable.Range(0, items).Chunk(25), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (some, _) =>
        {
            var puts = some.Select(j => $$"""{"PutRequest":{"Item":{"pk":{"S":"item-{{j:D8}}"},"n":{"N":"{{j}}"},"body":{"S":"{{text}}"} } } }""");
            await CallAsync("BatchWriteItem", $$"""{"RequestItems":{"{{table}}":[{{string.Join(',', puts)}}]} }""");
        });
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<string> CallAsync(string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{operation}: {(int)answer.StatusCode} {text}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
