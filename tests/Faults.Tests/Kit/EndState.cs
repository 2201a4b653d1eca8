using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>All that is in the environment, one line a thing, the same for two runs that did the same.</summary>
internal static class EndState
{
    // Whatever a step may make or change, and what would show that one did it twice.
    private static readonly AwsRead[] XmlLists =
    [
        new(AwsService.CloudFormation, "DescribeStacks"),
        new(AwsService.CloudFormation, "ListStacks"),
        new(AwsService.CloudWatch, "DescribeAlarms"),
        new(AwsService.Rds, "DescribeDBInstances"),
        new(AwsService.Rds, "DescribeDBSnapshots"),
        new(AwsService.Sns, "ListTopics"),
        new(AwsService.Iam, "ListRoles"),
        new(AwsService.Route53, "ListHostedZones", new AwsRoute("GET", "/2013-04-01/hostedzone")),
    ];

    private static readonly AwsRead[] JsonLists =
    [
        new(AwsService.DynamoDB, "ListTables"),
        new(AwsService.DynamoDB, "ListBackups"),
        new(AwsService.Ssm, "DescribeParameters"),
        new(AwsService.Sqs, "ListQueues"),
        new(AwsService.Lambda, "ListFunctions", new AwsRoute("GET", "/2015-03-31/functions/")),
    ];

    private static readonly AwsRead Scan = new(AwsService.DynamoDB, "Scan");
    private static readonly AwsRead DescribeTable = new(AwsService.DynamoDB, "DescribeTable");
    private static readonly AwsRead ParameterHistory = new(AwsService.Ssm, "GetParameterHistory");
    private static readonly AwsRead StackResources = new(AwsService.CloudFormation, "DescribeStackResources");
    private static readonly AwsRead StackEvents = new(AwsService.CloudFormation, "DescribeStackEvents");
    private static readonly AwsRead Records = new(AwsService.Route53, "ListResourceRecordSets", new AwsRoute("GET", "/2013-04-01/hostedzone/{Id}/rrset"));

    public static async Task<IReadOnlyList<string>> ReadAsync(AwsSession session)
    {
        using var aws = new AwsCalls(session, _ => { });
        using var s3 = session.S3();
        var lines = new List<string>();
        foreach (var list in XmlLists)
            lines.AddRange(Canonical.Items(list.Name, await aws.XmlAsync(list, [], CancellationToken.None)));
        foreach (var list in JsonLists)
            lines.AddRange(Canonical.Items(list.Name, await aws.JsonAsync(list, [], CancellationToken.None)));
        foreach (var table in (await aws.JsonAsync(JsonLists[0], [], CancellationToken.None))["TableNames"]!.AsArray())
        {
            lines.AddRange(Canonical.Items($"table {table}", await aws.JsonAsync(DescribeTable, new JsonObject { ["TableName"] = table!.ToString() }, CancellationToken.None)));
            lines.AddRange(Canonical.Items($"items of {table}", await aws.JsonAsync(Scan, new JsonObject { ["TableName"] = table!.ToString() }, CancellationToken.None)));
        }
        foreach (var parameter in (await aws.JsonAsync(JsonLists[2], [], CancellationToken.None))["Parameters"]!.AsArray().Select(p => p!["Name"]!.ToString()).Where(p => p.StartsWith("/orders", StringComparison.Ordinal)))
            lines.AddRange(Canonical.Items($"history of {parameter}", await aws.JsonAsync(ParameterHistory, new JsonObject { ["Name"] = parameter }, CancellationToken.None)));
        foreach (var stack in (await aws.XmlAsync(XmlLists[0], [], CancellationToken.None)).Descendants("StackName").Select(e => e.Value).Distinct())
        {
            lines.AddRange(Canonical.Items($"resources of {stack}", await aws.XmlAsync(StackResources, new JsonObject { ["StackName"] = stack }, CancellationToken.None)));
            lines.AddRange(Canonical.Items($"events of {stack}", await aws.XmlAsync(StackEvents, new JsonObject { ["StackName"] = stack }, CancellationToken.None)));
        }
        foreach (var zone in (await aws.XmlAsync(XmlLists[^1], [], CancellationToken.None)).Descendants("HostedZone").Select(z => z.Element("Id")!.Value.Split('/')[^1]))
            lines.AddRange(Canonical.Items("records", await aws.XmlAsync(Records, new JsonObject { ["Id"] = zone }, CancellationToken.None)));
        foreach (var bucket in (await s3.ListBucketsAsync()).Buckets ?? [])
            lines.AddRange(await ObjectsAsync(s3, bucket.BucketName));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static async Task<List<string>> ObjectsAsync(AmazonS3Client s3, string bucket)
    {
        var lines = new List<string> { $"bucket {bucket}" };
        foreach (var version in (await s3.ListVersionsAsync(bucket)).Versions ?? [])
        {
            if (version.IsDeleteMarker == true)
            {
                lines.Add($"{bucket} {version.Key} delete marker");
                continue;
            }
            using var answer = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = version.Key, VersionId = version.VersionId });
            using var content = new StreamReader(answer.ResponseStream);
            var tags = (await s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucket, Key = version.Key, VersionId = version.VersionId })).Tagging ?? [];
            var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Canonical.Text(await content.ReadToEndAsync()))))[..16];
            lines.Add($"{bucket} {version.Key} {(version.IsLatest == true ? "current" : "old")} {digest} {answer.Headers.ContentType} {string.Join(",", tags.Select(t => $"{t.Key}={t.Value}"))}");
        }
        return lines;
    }
}
