using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>JSON answer → object; JSON error → the SDK's exception with its code.</summary>
internal sealed class AwsJsonUnmarshaller : JsonResponseUnmarshaller
{
    public static readonly AwsJsonUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        try
        {
            return new AwsJsonResponse { Result = Load(context.Stream) };
        }
        catch (JsonException e)
        {
            throw AwsErrors.Unreadable(HttpStatusCode.OK, e);
        }
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        try
        {
            var error = Load(context.Stream);
            var code = (error["__type"] ?? error["code"])?.ToString() ?? context.ResponseData.GetHeaderValue("x-amzn-ErrorType") ?? statusCode.ToString();
            return new AmazonServiceException(
                (error["message"] ?? error["Message"])?.ToString() ?? $"HTTP {(int)statusCode}",
                innerException,
                (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
                code[(code.LastIndexOf('#') + 1)..].Split(':')[0],
                context.ResponseData.GetHeaderValue("x-amzn-RequestId") ?? "",
                statusCode);
        }
        catch (JsonException)
        {
            return AwsErrors.Unreadable(statusCode, innerException);
        }
    }

    private static JsonObject Load(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.Length == 0 ? [] : JsonNode.Parse(copy.ToArray()) as JsonObject ?? [];
    }
}
