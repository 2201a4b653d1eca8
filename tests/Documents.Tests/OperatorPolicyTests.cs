using System.Text.Json.Nodes;
using Groundplan.Documents.Fixture;
using Groundplan.Documents.OperatorPolicies;

namespace Groundplan.Documents;

public sealed class OperatorPolicyTests
{
    [Fact]
    public void Stack_is_managed_under_its_own_name_and_those_of_its_tests() => Assert.Equal(
        """["arn:aws:cloudformation:eu-central-1:012345678901:stack/orders-prod-????/*","arn:aws:cloudformation:eu-central-1:012345678901:stack/orders-prod/*"]""",
        Statement(new OrderStack(), "CloudFormationManagement")["Resource"]!.ToJsonString());

    [Fact]
    public void Whoever_deletes_may_look_for_the_readers_of_published_parameters()
    {
        var statement = Statement(new MemberStack("s", ("A", Parameter("/a/b"))), "ConsumerSearch");
        Assert.Equal("""["cloudformation:DescribeStacks","cloudformation:GetTemplate"]""", statement["Action"]!.ToJsonString());
        Assert.Equal("""["arn:aws:cloudformation:*:*:stack/*"]""", statement["Resource"]!.ToJsonString());
        Assert.DoesNotContain(Statements(new MemberStack("s", ("Q", new Declared("AWS::SQS::Queue")))), other => Sid(other) == "ConsumerSearch");
    }

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
    public void Policy_over_the_limit_is_split_into_files_within_it_that_allow_the_same()
    {
        var stack = ManyQueues();
        var whole = OperatorPolicyBuilder.Build(RootFacts.Of(Made.Root(stack), [], Origins.None));
        var files = Made.Documents(stack).Where(document => document.Kind == DocumentKinds.OperatorPolicy).ToList();

        Assert.Equal(Enumerable.Range(1, files.Count).Select(i => $"Team/Orders/operator-policy-{i}.json"), files.Select(file => file.Path));
        Assert.All(files, file => Assert.InRange(file.Text.Count(character => !char.IsWhiteSpace(character)), 1, 6_144));
        Assert.Equal(Allowed(OperatorPolicyWriter.Write(whole)).Order(StringComparer.Ordinal), files.SelectMany(file => Allowed(file.Text)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(StatementsOf(file.Text).Count, StatementsOf(file.Text).Select(Sid).Distinct().Count()));
    }

    [Fact]
    public void Files_of_one_policy_are_named_together_in_review_and_runbook()
    {
        var names = string.Join(", ", Made.Documents(ManyQueues()).Where(document => document.Kind == DocumentKinds.OperatorPolicy).Select(document => Path.GetFileName(document.Path)));
        var sentence = $"{names} are attached together, each as a managed policy: one has at most 6144 characters, and a role takes up to 10.";
        Assert.Contains(sentence, Made.Document(DocumentKinds.ReviewMarkdown, ManyQueues()), StringComparison.Ordinal);
        Assert.Contains(sentence, Made.Document(DocumentKinds.RunbookMarkdown, ManyQueues()), StringComparison.Ordinal);
        Assert.Contains(sentence, JsonNode.Parse(Made.Document(DocumentKinds.Runbook, ManyQueues()))!["steps"]![1]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("attached together", Made.Document(DocumentKinds.ReviewMarkdown, new OrderStack()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    [InlineData(61)]
    public void Statement_is_split_by_actions_and_by_resources(int limit)
    {
        var statement = new OperatorStatement("S", Texts("service:Action", 20), Texts("arn:of:a:resource", 20));
        var groups = OperatorPolicySplit.Of([statement], limit);
        Assert.Equal(
            Allowed(OperatorPolicyWriter.Write(new([statement], []))).Order(StringComparer.Ordinal),
            groups.SelectMany(group => Allowed(OperatorPolicyWriter.Write(new(group, [])))).Order(StringComparer.Ordinal));
        Assert.All(groups, group => Assert.True(OperatorPolicyWriter.CountedLength(group) <= limit || group is [{ Actions.Count: 1, Resources.Count: 1 }]));

        static Items<string> Texts(string text, int count) => Enumerable.Range(10, count).Select(i => $"{text}{i}").ToItems();
    }

    [Fact]
    public void Statement_goes_into_the_first_file_with_room()
    {
        var (large, small) = (Statement("L", 300), Statement("S", 10));
        Assert.Equal(["L1 S", "L2"], OperatorPolicySplit.Of([large with { Sid = "L1" }, large with { Sid = "L2" }, small], 600).Select(group => string.Join(' ', group.Select(statement => statement.Sid))));

        static OperatorStatement Statement(string sid, int length) => new(sid, ["a:B"], [new string('r', length)]);
    }

    [Fact]
    public void What_another_pattern_allows_anyway_is_left_out() => Assert.Equal(
        [
            new("Buckets", ["s3:Delete", "s3:Get*"], ["arn:b*"]),
            new("Everywhere", ["s3:List"], ["*"]),
            new("When", ["s3:Delete"], ["*"], new("StringEquals", "k", ["v"])),
        ],
        OperatorPolicyTrim.Of(
        [
            new("Buckets", ["s3:Delete", "s3:Get*", "s3:GetBucket", "s3:List"], ["arn:b*", "arn:b-????"]),
            new("Bucket", ["s3:GetBucket"], ["arn:bc"]),
            new("Everywhere", ["s3:List"], ["*"]),
            new("When", ["s3:Delete"], ["*"], new("StringEquals", "k", ["v"])),
        ]));

    [Theory]
    [InlineData("*", "a*b?", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "a*bc", true)]
    [InlineData("a?", "ab", true)]
    [InlineData("a?", "a*", false)]
    [InlineData("a??", "a?", false)]
    [InlineData("a*b*c", "axbxbyc", true)]
    [InlineData("a*b*c", "axcxb", false)]
    [InlineData("ab", "a?", false)]
    [InlineData("", "", true)]
    public void Pattern_covers_another(string pattern, string text, bool covers) => Assert.Equal(covers, OperatorPolicyTrim.Covers(pattern, text));

    private static MemberStack ManyQueues() =>
        new("s", Enumerable.Range(0, 200).Select(i => ($"Q{i}", (object)new Declared("AWS::SQS::Queue", ("QueueName", $"a-queue-of-a-long-name-{i}")))).ToArray());

    /// <summary>Each single permission: an action on a resource under a condition.</summary>
    private static IEnumerable<string> Allowed(string policy) =>
        from statement in StatementsOf(policy)
        from action in statement!["Action"]!.AsArray()
        from resource in statement["Resource"]!.AsArray()
        select $"{statement["Effect"]} {action} {resource} {statement["Condition"]?.ToJsonString()}";

    private static string Sid(JsonNode? statement) => statement!["Sid"]!.GetValue<string>();

    private static Declared Parameter(string name) => new("AWS::SSM::Parameter", ("Name", name));

    private static JsonNode Statement(Stack stack, string sid) => Statements(stack).Single(statement => statement!["Sid"]!.GetValue<string>() == sid)!;

    private static JsonArray Statements(Stack stack) => StatementsOf(Made.Document(DocumentKinds.OperatorPolicy, stack));

    private static JsonArray StatementsOf(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray();
}
