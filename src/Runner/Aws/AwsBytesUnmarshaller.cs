using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>JSON answer → its bytes; JSON error → the SDK's exception with its code.</summary>
internal sealed class AwsBytesUnmarshaller : JsonResponseUnmarshaller
{
    public static readonly AwsBytesUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
        => new AwsBytesResponse { Result = PooledBytes.Read(context.Stream, context.ResponseData.ContentLength) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => AwsJsonUnmarshaller.Instance.UnmarshallException(context, innerException, statusCode);
}
