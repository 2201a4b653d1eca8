using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Groundplan.Runner.Aws;

/// <summary>JSON answer → its bytes; JSON error → the SDK's exception with its code.</summary>
internal sealed class AwsBytesUnmarshaller : JsonResponseUnmarshaller
{
    public static readonly AwsBytesUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var body = PooledBytes.Read(context.Stream, context.ResponseData.ContentLength);
        try
        {
            ((CheckedResponseData)context.ResponseData).Check(body.Memory.Span);
            return new AwsBytesResponse { Result = body };
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        => AwsJsonUnmarshaller.Instance.UnmarshallException(context, innerException, statusCode);

    protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException)
        => base.ConstructUnmarshallerContext(responseStream, maintainResponseBody, new CheckedResponseData(response), isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext)
        => base.ConstructUnmarshallerContext(responseStream, maintainResponseBody, new CheckedResponseData(response), isException, requestContext);
}
