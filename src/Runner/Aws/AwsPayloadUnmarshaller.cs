using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>An answer whose body is any JSON, or none: it becomes the member <c>Payload</c>, beside members from headers. Text that is not JSON is kept as text.</summary>
/// <param name="headers">Members of the result by the header that holds them.</param>
internal sealed class AwsPayloadUnmarshaller(IReadOnlyDictionary<string, string> headers) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var result = new JsonObject { ["StatusCode"] = (int)context.ResponseData.StatusCode, ["Payload"] = Payload(context.Stream) };
        foreach (var (header, member) in headers)
            if (context.ResponseData.GetHeaderValue(header) is { Length: > 0 } value)
                result[member] = value;
        return new AwsJsonResponse { Result = result };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => AwsJsonUnmarshaller.Instance.UnmarshallException(context, innerException, statusCode);

    private static JsonNode? Payload(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        try
        {
            return copy.Length == 0 ? null : JsonNode.Parse(copy.ToArray());
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(copy.ToArray());
        }
    }
}
