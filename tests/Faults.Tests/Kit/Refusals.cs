namespace Groundplan.Faults.Tests.Kit;

/// <summary>What the services say, in each one's own protocol, when they refuse.</summary>
internal static class Refusals
{
    public static ProxiedAnswer Throttled(ProxiedRequest request) => request switch
    {
        { Target: { } target } when target.StartsWith("DynamoDB", StringComparison.Ordinal) => Json("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "The level of configured provisioned throughput was exceeded."),
        { Target: not null } => Json("ThrottlingException", "Rate exceeded"),
        { IsS3: true } => Xml(503, "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message><RequestId>r-1</RequestId></Error>"),
        _ => Query("Throttling", "Rate exceeded", 400),
    };

    public static ProxiedAnswer Expired(ProxiedRequest request) => request switch
    {
        { Target: not null } => Json("ExpiredTokenException", "The security token included in the request is expired"),
        { IsS3: true } => Xml(400, "<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message><RequestId>r-1</RequestId></Error>"),
        _ => Query("ExpiredToken", "The security token included in the request is expired", 403),
    };

    private static ProxiedAnswer Json(string type, string message) => ProxiedAnswer.Of(400, "application/x-amz-json-1.1", $$"""{"__type":"{{type}}","message":"{{message}}"}""");

    private static ProxiedAnswer Query(string code, string message, int status)
        => Xml(status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");

    private static ProxiedAnswer Xml(int status, string text) => ProxiedAnswer.Of(status, "text/xml", text);
}
