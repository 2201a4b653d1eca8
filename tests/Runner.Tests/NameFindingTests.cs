using System.Text.Json.Nodes;
using System.Xml.Linq;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Lookups;

namespace Groundplan.Runner.Tests;

public sealed class NameFindingTests
{
    [Theory]
    [InlineData("AWS::S3::Bucket", "jobs", "jobs", true)]
    [InlineData("AWS::S3::Bucket", "my-jobs", "jobs", false)]
    [InlineData("AWS::SNS::Topic", "arn:aws:sns:eu-west-1:123456789012:jobs", "jobs", true)]
    [InlineData("AWS::SNS::Topic", "arn:aws:sns:eu-west-1:123456789012:my-jobs", "jobs", false)]
    [InlineData("AWS::SNS::Topic", "arn:aws:sns:eu-west-1:123456789012:Jobs", "jobs", false)]
    [InlineData("AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo", "jobs.fifo", true)]
    [InlineData("AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/123456789012/my-jobs", "jobs", false)]
    [InlineData("AWS::IAM::ManagedPolicy", "arn:aws:iam::123456789012:policy/team/jobs", "jobs", true)]
    [InlineData("AWS::SageMaker::ModelPackageGroup", "arn:aws:sagemaker:eu-west-1:123456789012:model-package-group/jobs", "Jobs", true)]
    [InlineData("AWS::SecretsManager::Secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/jobs-a1B2c3", "team/jobs", true)]
    [InlineData("AWS::SecretsManager::Secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/jobs-a1B2c3", "jobs", false)]
    [InlineData("AWS::SecretsManager::Secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:jobs-secret-a1B2c3", "jobs", false)]
    [InlineData("AWS::Logs::LogGroup", "/team/jobs", "jobs", false)]
    [InlineData("AWS::Events::Rule", "team-bus|jobs", "jobs", true)]
    [InlineData("AWS::KMS::Alias", "alias/jobs", "alias/jobs", true)]
    [InlineData("AWS::SNS::Topic", "", "jobs", false)]
    public void A_physical_id_stands_for_a_name(string type, string physicalId, string name, bool expected)
        => Assert.Equal(expected, Of(type, physicalId, name, NameAnswer.Taken).IsOwn);

    [Fact]
    public void A_repository_is_known_by_the_id_that_its_service_tells()
    {
        var answer = NameLookups.All["AWS::CodeCommit::Repository"].IdsInJson(JsonNode.Parse("""{"repositoryMetadata":{"repositoryId":"f7579e13","repositoryName":"jobs"}}""")!);

        Assert.True(Of("AWS::CodeCommit::Repository", "f7579e13", "jobs", NameAnswer.Taken with { Holders = answer }).IsOwn);
        Assert.False(Of("AWS::CodeCommit::Repository", "a1b2c3d4", "jobs", NameAnswer.Taken with { Holders = answer }).IsOwn);
    }

    [Fact]
    public void A_security_group_is_known_by_the_id_that_its_service_tells()
    {
        var answer = NameLookups.All["AWS::EC2::SecurityGroup"].IdsInXml(XElement.Parse(
            "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>sg-1</groupId><groupName>jobs</groupName><ipPermissions><item><groups><item><groupId>sg-2</groupId></item></groups></item></ipPermissions></item></securityGroupInfo></DescribeSecurityGroupsResponse>"));

        Assert.True(Of("AWS::EC2::SecurityGroup", "sg-1", "jobs", NameAnswer.Taken with { Holders = answer }).IsOwn);
        Assert.False(Of("AWS::EC2::SecurityGroup", "sg-2", "jobs", NameAnswer.Taken with { Holders = answer }).IsOwn);
    }

    [Fact]
    public void An_answer_that_is_unknown_keeps_its_reason()
        => Assert.Equal("denied", NameFinding.Of(
            new PhysicalName("Jobs", "AWS::S3::Bucket", "BucketName", "jobs"), new NameAnswer(NameState.Unknown, "denied"),
            [new StackResourceSummary("Old", "jobs", "AWS::S3::Bucket", "CREATE_COMPLETE", "")]).Answer.Detail);

    private static NameFinding Of(string type, string physicalId, string name, NameAnswer answer) => NameFinding.Of(
        new PhysicalName("Jobs", type, "Name", name, "region", 64), answer, [new StackResourceSummary("Jobs", physicalId, type, "UPDATE_COMPLETE", "")]);
}
