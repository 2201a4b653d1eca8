using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>A table at one end of a copy, as DescribeTable shows it.</summary>
/// <param name="Aws">The region it is in, to be read.</param>
/// <param name="Region">That region's name.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Id">Its id, another one for each table that ever had the name; may be empty on an emulator.</param>
/// <param name="Status">Such as ACTIVE.</param>
/// <param name="Keys">Its key.</param>
/// <param name="ItemCount">As of some hours ago.</param>
/// <param name="SizeBytes">As of some hours ago.</param>
/// <param name="IsProtected">It cannot be deleted.</param>
internal sealed record TableEnd(IAwsReader Aws, string Region, string Name, string Arn, string Id, string Status, TableKeys Keys, long ItemCount, long SizeBytes, bool IsProtected)
{
    public static TableEnd Read(IAwsReader aws, string region, string name, JsonObject table)
    {
        var types = table["AttributeDefinitions"]?.AsArray().ToDictionary(a => a!["AttributeName"]!.ToString(), a => a!["AttributeType"]!.ToString(), StringComparer.Ordinal) ?? [];
        var keys = table["KeySchema"]?.AsArray().OrderBy(k => k!["KeyType"]!.ToString() == "HASH" ? 0 : 1).Select(k => k!["AttributeName"]!.ToString()) ?? [];
        return new TableEnd(
            aws,
            region,
            name,
            table["TableArn"]?.ToString() ?? name,
            table["TableId"]?.ToString() ?? "",
            table["TableStatus"]?.ToString() ?? "",
            new TableKeys(keys.Select(k => (k, types.GetValueOrDefault(k, "S")))),
            table["ItemCount"]?.GetValue<long>() ?? 0,
            table["TableSizeBytes"]?.GetValue<long>() ?? 0,
            table["DeletionProtectionEnabled"]?.GetValue<bool>() ?? false);
    }
}
