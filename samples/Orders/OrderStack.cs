using Groundplan;
using DynamoDB = Groundplan.Aws.DynamoDB;
using S3 = Groundplan.Aws.S3;

/// <summary>The orders of a shop: where they are kept.</summary>
/// <param name="Colour">Which of the two that stand side by side: <c>blue</c> or <c>green</c>.</param>
public sealed record OrderStack(string Colour) : Stack($"orders-{Colour}")
{
    public DynamoDB.Table Orders => field ??= new()
    {
        TableName = $"orders-{Colour}",
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = [new() { AttributeName = "OrderId", AttributeType = "S" }],
        KeySchema = [new() { AttributeName = "OrderId", KeyType = "HASH" }],
    };

    public S3.Bucket Receipts => field ??= new() { BucketName = $"orders-{Colour}-receipts" };

    public Output TableName => field ??= new(Orders.Ref);
}
