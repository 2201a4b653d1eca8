using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>The operations of DynamoDB that steps use.</summary>
internal static class TableCalls
{
    public static readonly AwsRead DescribeTable = new(AwsService.DynamoDB, "DescribeTable");
    public static readonly AwsRead DescribeBackup = new(AwsService.DynamoDB, "DescribeBackup");
    public static readonly AwsRead ListBackups = new(AwsService.DynamoDB, "ListBackups");
    public static readonly AwsRead Scan = new(AwsService.DynamoDB, "Scan");
    public static readonly AwsRead BatchGetItem = new(AwsService.DynamoDB, "BatchGetItem");
    public static readonly AwsWrite BatchWriteItem = new(AwsService.DynamoDB, "BatchWriteItem");
    public static readonly AwsWrite CreateBackup = new(AwsService.DynamoDB, "CreateBackup");
    public static readonly AwsWrite RestoreTableFromBackup = new(AwsService.DynamoDB, "RestoreTableFromBackup");
    public static readonly AwsWrite DeleteTable = new(AwsService.DynamoDB, "DeleteTable");

    /// <summary>The table; null when there is none of that name.</summary>
    public static async Task<TableEnd?> FindAsync(IAwsReader aws, string region, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await aws.JsonAsync(DescribeTable, new JsonObject { ["TableName"] = name }, cancellationToken);
            return TableEnd.Read(aws, region, name, answer["Table"]!.AsObject());
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>The table, which must be there and active.</summary>
    public static async Task<TableEnd> RequireAsync(IAwsReader aws, string region, string name, CancellationToken cancellationToken)
    {
        var table = await FindAsync(aws, region, name, cancellationToken) ?? throw new StepFailure($"There is no table {name} in {region}.");
        return table.Status is "ACTIVE" or "UPDATING" ? table : throw new StepFailure($"Table {name} is {table.Status}, not ACTIVE.", mayRetry: true);
    }
}
