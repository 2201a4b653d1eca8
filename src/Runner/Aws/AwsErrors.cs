using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace Groundplan.Runner.Aws;

/// <summary>What an error of the SDK means here.</summary>
internal static class AwsErrors
{
    private static readonly HashSet<string> ThrottlingCodes =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded",
        "TooManyRequestsException", "SlowDown", "PriorRequestNotComplete", "LimitExceededException", "ProvisionedThroughputExceededException",
    ];

    private static readonly HashSet<string> TransientCodes = ["RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "InternalFailure", "InternalError"];

    private static readonly HashSet<string> ExpiryCodes = ["ExpiredToken", "ExpiredTokenException", "RequestExpired"];

    private static readonly HashSet<string> IdentityCodes = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidSignatureException"];

    /// <summary>The credentials were good once.</summary>
    public static bool IsExpired(Exception error) => error is AmazonServiceException e && ExpiryCodes.Contains(e.ErrorCode ?? "");

    /// <summary>The service refused for now, and did nothing.</summary>
    public static bool IsThrottling(Exception error)
        => error is AmazonServiceException e && (ThrottlingCodes.Contains(e.ErrorCode ?? "") || e.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable);

    /// <summary>The service did not answer the question; asking again may.</summary>
    public static bool IsNotKnownYet(Exception error) => error switch
    {
        AmazonUnmarshallingException { InnerException: { } inner } => IsNotKnownYet(inner),
        AmazonServiceException e => ThrottlingCodes.Contains(e.ErrorCode ?? "") || TransientCodes.Contains(e.ErrorCode ?? "")
            || e.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            || e is { StatusCode: HttpStatusCode.OK, InnerException: JsonException or XmlException },
        AmazonClientException { InnerException: { } inner } => IsNotKnownYet(inner),
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException { InnerException: TimeoutException } => true,
        XmlException or JsonException => true, // an answer that was cut off
        _ => false,
    };

    /// <summary>One line for the user: which service said what.</summary>
    public static string Describe(Exception error) => error switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } e => $"{code}: {e.Message}{WayOut(code)}",
        TimeoutException or { InnerException: TimeoutException } => "The endpoint did not answer in time.",
        HttpRequestException e => Unreached(e),
        { InnerException: HttpRequestException e } => Unreached(e),
        { InnerException: IOException } => error.InnerException.Message,
        _ => error.Message,
    };

    private static string WayOut(string code)
        => IdentityCodes.Contains(code) ? " The credentials are not of this endpoint: 'aws sts get-caller-identity' shows whose they are, --profile names others." : "";

    // .NET puts the address at the end of some messages, in parentheses.
    private static string Unreached(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            => $"No connection: {error.Message.TrimEnd('.')}. Is the endpoint up, and the right one? --endpoint-url or AWS_ENDPOINT_URL names another; without them it is AWS, which wants a network.",
        HttpRequestError.SecureConnectionError
            => $"No secure connection: {(error.InnerException ?? error).Message.TrimEnd('.')}. A local endpoint is http, not https: look at --endpoint-url and AWS_ENDPOINT_URL.",
        _ => error.Message,
    };

    public static AmazonServiceException Unreadable(HttpStatusCode statusCode, Exception inner)
        => new(
            $"the endpoint answered HTTP {(int)statusCode} with a body that is not of this protocol",
            inner,
            (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
            statusCode.ToString(),
            "",
            statusCode);
}
