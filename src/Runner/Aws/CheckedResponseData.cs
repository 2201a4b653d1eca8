using System.Globalization;
using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>An answer whose checksum is held to its bytes here, and not by the SDK.</summary>
/// <param name="answer">The answer.</param>
internal sealed class CheckedResponseData(IWebResponseData answer) : IWebResponseData
{
    private const string Header = "x-amz-crc32";

    public long ContentLength => answer.ContentLength;

    public string ContentType => answer.ContentType;

    public HttpStatusCode StatusCode => answer.StatusCode;

    public bool IsSuccessStatusCode => answer.IsSuccessStatusCode;

    public IHttpResponseBody ResponseBody => answer.ResponseBody;

    public string[] GetHeaderNames() => answer.GetHeaderNames();

    public bool IsHeaderPresent(string headerName) => !IsChecksum(headerName) && answer.IsHeaderPresent(headerName);

    public string? GetHeaderValue(string headerName) => IsChecksum(headerName) ? null : answer.GetHeaderValue(headerName);

    public IEventStreamHeader GetEventStreamHeader(string headerName) => answer.GetEventStreamHeader(headerName);

    public bool IsEventHeaderPresent(string headerName) => answer.IsEventHeaderPresent(headerName);

    /// <summary>Holds the bytes to the checksum, where there is one; that of a compressed answer is over other bytes.</summary>
    /// <exception cref="IOException">They are not the ones that were sent.</exception>
    public void Check(ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(answer.GetHeaderValue("Content-Encoding"))
            && uint.TryParse(answer.GetHeaderValue(Header), NumberStyles.None, CultureInfo.InvariantCulture, out var checksum)
            && checksum != Crc32.Of(body))
            throw new IOException($"The answer's bytes do not have the checksum that came with them ({Header}).");
    }

    private static bool IsChecksum(string name) => name.Equals(Header, StringComparison.OrdinalIgnoreCase);
}
