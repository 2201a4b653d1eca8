using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Lookups;

/// <summary>Resource type → how to look a name up. S3 buckets, which are global, go their own way.</summary>
internal static class NameLookups
{
    private const string NotFound = "ResourceNotFoundException";
    private const string NoSuchEntity = "NoSuchEntity";

    public static readonly IReadOnlyDictionary<string, NameLookup> All = new Dictionary<string, NameLookup>(StringComparer.Ordinal)
    {
        ["AWS::CloudWatch::Alarm"] = new(AwsService.CloudWatch, "DescribeAlarms", q => new() { ["AlarmNames"] = new JsonArray(q.Name) })
        {
            InXml = (q, e) => HasText(e, "AlarmName", q.Name),
        },
        ["AWS::CloudWatch::Dashboard"] = new(AwsService.CloudWatch, "GetDashboard", q => new() { ["DashboardName"] = q.Name }, "ResourceNotFound", "DashboardNotFoundError"),
        ["AWS::CodeBuild::Project"] = new(AwsService.CodeBuild, "BatchGetProjects", q => new() { ["names"] = new JsonArray(q.Name) })
        {
            InJson = (_, r) => r["projects"] is JsonArray { Count: > 0 },
        },
        ["AWS::CodeCommit::Repository"] = new(AwsService.CodeCommit, "GetRepository", q => new() { ["repositoryName"] = q.Name }, "RepositoryDoesNotExistException")
        {
            IdsInJson = r => r["repositoryMetadata"]?["repositoryId"] is { } id ? [id.ToString()] : null,
        },
        ["AWS::CodePipeline::Pipeline"] = new(AwsService.CodePipeline, "GetPipeline", q => new() { ["name"] = q.Name }, "PipelineNotFoundException"),
        ["AWS::DynamoDB::Table"] = new(AwsService.DynamoDB, "DescribeTable", q => new() { ["TableName"] = q.Name }, NotFound),
        ["AWS::EC2::SecurityGroup"] = new(
            AwsService.Ec2, "DescribeSecurityGroups", q => new() { ["Filter"] = new JsonArray(new JsonObject { ["Name"] = "group-name", ["Value"] = new JsonArray(q.Name) }) })
        {
            InXml = (q, e) => HasText(e, "groupName", q.Name),
            IdsInXml = e => [.. e.Element("securityGroupInfo")?.Elements("item").Elements("groupId").Select(g => g.Value) ?? []],
        },
        ["AWS::Events::Rule"] = new(AwsService.EventBridge, "DescribeRule", q => new() { ["Name"] = q.Name }, NotFound),
        ["AWS::IAM::ManagedPolicy"] = new(AwsService.Iam, "GetPolicy", q => new() { ["PolicyArn"] = $"arn:{q.Partition}:iam::{q.Account}:policy/{q.Name}" }, NoSuchEntity),
        ["AWS::IAM::Role"] = new(AwsService.Iam, "GetRole", q => new() { ["RoleName"] = q.Name }, NoSuchEntity),
        ["AWS::KMS::Alias"] = new(AwsService.Kms, "DescribeKey", q => new() { ["KeyId"] = q.Name }, "NotFoundException"),
        ["AWS::Logs::LogGroup"] = new(AwsService.Logs, "DescribeLogGroups", q => new() { ["logGroupNamePrefix"] = q.Name })
        {
            InJson = (q, r) => r["logGroups"] is JsonArray groups && groups.Any(g => g?["logGroupName"]?.ToString() == q.Name),
        },
        ["AWS::SageMaker::ModelPackageGroup"] = new(
            AwsService.SageMaker, "DescribeModelPackageGroup", q => new() { ["ModelPackageGroupName"] = q.Name }, "ValidationException", "ResourceNotFound", NotFound),
        ["AWS::SecretsManager::Secret"] = new(AwsService.SecretsManager, "DescribeSecret", q => new() { ["SecretId"] = q.Name }, NotFound),
        ["AWS::SNS::Topic"] = new(AwsService.Sns, "GetTopicAttributes", q => new() { ["TopicArn"] = q.Arn("sns", q.Name) }, "NotFound", "NotFoundException"),
        ["AWS::SQS::Queue"] = new(
            AwsService.Sqs, "GetQueueUrl", q => new() { ["QueueName"] = q.Name }, "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "com.amazonaws.sqs#QueueDoesNotExist"),
        ["AWS::SSM::Parameter"] = new(AwsService.Ssm, "GetParameter", q => new() { ["Name"] = q.Name }, "ParameterNotFound"),
    };

    private static bool HasText(XElement answer, string element, string text) => answer.Descendants(element).Any(e => e.Value == text);
}
