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
        AmazonServiceException { ErrorCode: { Length: > 0 } code } e => $"{code}: {e.Message}",
        TimeoutException or { InnerException: TimeoutException } => "The endpoint did not answer in time.",
        { InnerException: HttpRequestException or IOException } => error.InnerException.Message,
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
