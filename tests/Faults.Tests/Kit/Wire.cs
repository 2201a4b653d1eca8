using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>HTTP/1.1 as bytes, one request a connection: a library would not break off in the middle.</summary>
internal static class Wire
{
    private const int MostOfAHead = 1 << 16;

    private static readonly byte[] Blank = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    /// <summary>Reads a request; null where the other side said nothing.</summary>
    public static async Task<ProxiedRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostOfAHead];
        var (length, end) = (0, -1);
        while (end < 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return null;
            length += read;
            end = buffer.AsSpan(0, length).IndexOf(Blank);
        }
        var lines = Encoding.ASCII.GetString(buffer, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).Select(p => KeyValuePair.Create(p[0], p[1])).ToList();
        if (Header(headers, "Transfer-Encoding") is { } encoding)
            throw new NotSupportedException($"a request with Transfer-Encoding {encoding}");
        if (Header(headers, "Expect") is not null)
            await stream.WriteAsync(Continue, cancellationToken);
        var body = new byte[int.Parse(Header(headers, "Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        var there = buffer.AsMemory(end + Blank.Length, length - end - Blank.Length);
        there.CopyTo(body);
        await stream.ReadExactlyAsync(body.AsMemory(there.Length), cancellationToken);
        var first = lines[0].Split(' ');
        return new ProxiedRequest(first[0], first[1], headers, body);
    }

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Bytes(ProxiedRequest request, string host)
        => Bytes($"{request.Method} {request.RawUrl} HTTP/1.1", [KeyValuePair.Create("Host", host), .. request.Headers], request.Body, request.Body.Length);

    public static byte[] Bytes(ProxiedAnswer answer)
        => Bytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {(answer.Status < 300 ? "OK" : "Error")}"), answer.Headers, answer.Body, answer.Length);

    /// <summary>Ends a connection as a network does that is gone.</summary>
    public static void Break(TcpClient client) => client.Client.LingerState = new LingerOption(enable: true, seconds: 0);

    private static byte[] Bytes(string first, IEnumerable<KeyValuePair<string, string>> headers, byte[] body, long length)
    {
        var head = new StringBuilder(first).Append("\r\n");
        foreach (var (name, value) in headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("Content-Length: ").Append(length.ToString(CultureInfo.InvariantCulture)).Append("\r\nConnection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static string? Header(List<KeyValuePair<string, string>> headers, string name) => headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
