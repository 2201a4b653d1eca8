using System.Text.Json.Nodes;
using Groundplan.Documents.Fixture;

namespace Groundplan.Documents;

public sealed class OperatorPolicyTests
{
    [Fact]
    public void Stack_is_managed_under_its_own_name_and_those_of_its_tests() => Assert.Equal(
        """["arn:aws:cloudformation:eu-central-1:012345678901:stack/orders-prod-????/*","arn:aws:cloudformation:eu-central-1:012345678901:stack/orders-prod/*"]""",
        Statement(new OrderStack(), "CloudFormationManagement")["Resource"]!.ToJsonString());

    [Fact]
    public void Resource_is_scoped_to_its_physical_name() => Assert.Equal(
        """["arn:aws:s3:::orders-prod-data","arn:aws:s3:::orders-prod-data-????"]""",
        Statement(new OrderStack(), "S3Bucket")["Resource"]!.ToJsonString());

    [Fact]
    public void Resource_without_a_name_is_scoped_to_the_stack() => Assert.Equal(
        """["arn:aws:sqs:*:*:s-*"]""",
        Statement(new MemberStack("s", ("Q", new Declared("AWS::SQS::Queue"))), "SQSQueue")["Resource"]!.ToJsonString());

    [Fact]
    public void Unknown_part_of_a_name_is_a_star() => Assert.Equal(
        """["arn:aws:sqs:*:*:*-q","arn:aws:sqs:*:*:*-q-????"]""",
        Statement(new MemberStack("s", ("Q", new Declared("AWS::SQS::Queue", ("QueueName", Fn.Sub($"{Pseudo.Region}-q"))))), "SQSQueue")["Resource"]!.ToJsonString());

    [Theory]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("cn-north-1", "aws-cn")]
    public void Partition_follows_the_region(string region, string partition) => Assert.StartsWith(
        $"arn:{partition}:cloudformation:{region}:",
        Statement(new MemberStack("s") { Region = region }, "CloudFormationManagement")["Resource"]![0]!.GetValue<string>(),
        StringComparison.Ordinal);

    [Fact]
    public void Roles_may_be_passed_only_to_the_services_that_they_trust()
    {
        var statement = Statement(new OrderStack(), "PassRoles");
        Assert.Equal("""{"StringEquals":{"iam:PassedToService":["codebuild.amazonaws.com"]}}""", statement["Condition"]!.ToJsonString());
        Assert.Equal("arn:aws:iam::012345678901:role/orders-prod-worker", statement["Resource"]![0]!.GetValue<string>());
    }

    [Fact]
    public void Inputs_may_be_read() =>
        Assert.Equal("""["arn:aws:ssm:eu-central-1:012345678901:parameter/vpc/prod/VpcId"]""", Statement(new OrderStack(), "ParameterInputs")["Resource"]!.ToJsonString());

    [Fact]
    public void Statement_ids_are_unique_and_nothing_is_allowed_everywhere_by_a_star()
    {
        var statements = Statements(new OrderStack());
        Assert.Equal(statements.Count, statements.Select(statement => statement!["Sid"]!.GetValue<string>()).Distinct().Count());
        Assert.All(statements, statement => Assert.DoesNotContain(statement!["Action"]!.AsArray(), action => action!.GetValue<string>().EndsWith(":*", StringComparison.Ordinal)));
        Assert.Single(statements, statement => statement!["Resource"]!.ToJsonString() == "[\"*\"]");
    }

    [Fact]
    public void Parameters_of_one_path_share_a_pattern() => Assert.Equal(
        """["arn:aws:ssm:*:*:parameter/a/b/*","arn:aws:ssm:*:*:parameter/single","arn:aws:ssm:*:*:parameter/single-????"]""",
        Statement(
            new MemberStack("s", ("A", Parameter("/a/b/one")), ("B", Parameter("/a/b/two")), ("C", Parameter("single"))),
            "SSMParameter")["Resource"]!.ToJsonString());

    [Fact]
    public void Type_without_permissions_is_named_in_the_review() => Assert.Contains(
        "add permissions for AWS::MediaLive::Channel.",
        Made.Document(DocumentKinds.ReviewMarkdown, new MemberStack("s", ("X", new Declared("AWS::MediaLive::Channel")))),
        StringComparison.Ordinal);

    [Fact]
    public void Policy_over_the_limit_is_named_in_the_review()
    {
        var queues = Enumerable.Range(0, 200).Select(i => ($"Q{i}", (object)new Declared("AWS::SQS::Queue", ("QueueName", $"a-queue-of-a-long-name-{i}")))).ToArray();
        Assert.Contains("over the 6144 of one managed policy", Made.Document(DocumentKinds.ReviewMarkdown, new MemberStack("s", queues)), StringComparison.Ordinal);
    }

    private static Declared Parameter(string name) => new("AWS::SSM::Parameter", ("Name", name));

    private static JsonNode Statement(Stack stack, string sid) => Statements(stack).Single(statement => statement!["Sid"]!.GetValue<string>() == sid)!;

    private static JsonArray Statements(Stack stack) => JsonNode.Parse(Made.Document(DocumentKinds.OperatorPolicy, stack))!["Statement"]!.AsArray();
}
