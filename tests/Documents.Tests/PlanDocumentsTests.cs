using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Documents.Fixture;
using Groundplan.Rules;

namespace Groundplan.Documents;

public sealed class PlanDocumentsTests
{
    [Fact]
    public void Every_kind_is_written_in_order_and_the_manifest_last()
    {
        var documents = Made.Documents(new OrderStack());
        Assert.Equal(DocumentKinds.OfStacks, documents.Select(document => document.Kind));
        Assert.Equal("manifest.json", documents[^1].Path);
        Assert.All(documents.SkipLast(1), document => Assert.StartsWith("Team/Orders/", document.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Skipped_kinds_are_left_out_but_the_manifest() =>
        Assert.Equal("manifest.json", PlanDocuments.Create([Made.Root(new OrderStack())], [], Origins.None, new HashSet<string>(DocumentKinds.All)).Single().Path);

    [Fact]
    public void No_roots_give_an_empty_manifest() =>
        Assert.Equal("{\n  \"version\": 1,\n  \"roots\": []\n}\n", PlanDocuments.Create([], [], Origins.None, new HashSet<string>()).Single().Text);

    [Fact]
    public void Empty_stack_has_every_document() => Assert.Equal(DocumentKinds.OfStacks.Count, Made.Documents(new MemberStack("empty")).Count);

    [Fact]
    public void Every_document_ends_in_one_newline_and_has_no_carriage_return() => Assert.All(Made.Documents(new OrderStack()), document =>
    {
        Assert.EndsWith("\n", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\0", document.Text + "\0", StringComparison.Ordinal);
        Assert.DoesNotContain('\r', document.Text);
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Culture_changes_nothing(string culture)
    {
        var expected = Made.Documents(new OrderStack());
        var before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)new CultureInfo(culture).Clone();
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            hostile.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, Made.Documents(new OrderStack()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Manifest_has_the_facts_that_the_runner_reads()
    {
        var documents = Made.Documents(new OrderStack());
        var root = JsonNode.Parse(documents[^1].Text)!["roots"]![0]!;
        Assert.Equal("Stack", root["kind"]!.GetValue<string>());
        Assert.Equal(
            """{"name":"orders-prod","region":"eu-central-1","accountId":"012345678901","terminationProtection":false,"tags":{"team":"orders"},"capabilities":["CAPABILITY_NAMED_IAM"]}""",
            root["stack"]!.ToJsonString());
        Assert.Equal("""["/orders/prod/Data"]""", root["publishes"]!.ToJsonString());
        Assert.Equal("""["/vpc/prod/VpcId"]""", root["consumes"]!.ToJsonString());
        Assert.Equal("""[{"name":"DataArn","condition":null}]""", root["outputs"]!.ToJsonString());
        Assert.Equal(
            """{"logicalId":"Data","type":"AWS::S3::Bucket","property":"BucketName","name":"orders-prod-data","scope":"global","limit":63}""",
            root["names"]![0]!.ToJsonString());
        var template = documents.Single(document => document.Kind == DocumentKinds.Template);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template.Text))), root["documents"]![0]!["sha256"]!.GetValue<string>());
        Assert.Equal(DocumentKinds.OfStacks.Count - 1, root["documents"]!.AsArray().Count);
    }

    [Fact]
    public void Findings_belong_to_their_root()
    {
        var orders = Made.Root(new OrderStack());
        var other = Made.Root(new MemberStack("other"), "Other");
        var finding = new Finding("GP1002", Severity.Warning, "Look.", new(other, other.Value, "StackName"));
        var roots = JsonNode.Parse(PlanDocuments.Create([orders, other], [finding], Origins.None, new HashSet<string>())[^1].Text)!["roots"]!;
        Assert.Empty(roots[0]!["findings"]!.AsArray());
        Assert.Equal("""[{"id":"GP1002","severity":"warning","message":"Look.","path":"Other.StackName","file":null,"line":null,"column":null}]""", roots[1]!["findings"]!.ToJsonString());
    }

    [Fact]
    public void Dynamic_references_are_consumed()
    {
        var stack = new MemberStack("s", ("X", new Declared("T", ("P", "{{resolve:ssm:/a/b:3}} {{resolve:ssm-secure:/c}}"), ("Q", Fn.Sub($"{{{{resolve:ssm:/d}}}}{Pseudo.Region}")))));
        Assert.Equal("""["/a/b","/c","/d"]""", JsonNode.Parse(Made.Documents(stack)[^1].Text)!["roots"]![0]!["consumes"]!.ToJsonString());
    }

    [Fact]
    public void Output_that_hangs_on_a_condition_names_it()
    {
        var isProd = new Condition(Fn.Equal(Pseudo.Region, "eu-central-1"));
        var stack = new MemberStack("s", ("IsProd", isProd), ("Q", new Declared("AWS::SQS::Queue")), ("Url", new Output("u") { Condition = isProd }));
        Assert.Equal("""[{"name":"Url","condition":"IsProd"}]""", JsonNode.Parse(Made.Documents(stack)[^1].Text)!["roots"]![0]!["outputs"]!.ToJsonString());
    }

    [Theory]
    [InlineData("AWS::IAM::Role", null, "CAPABILITY_IAM")]
    [InlineData("AWS::IAM::Role", "RoleName", "CAPABILITY_NAMED_IAM")]
    [InlineData("AWS::IAM::Policy", "PolicyName", "CAPABILITY_IAM")]
    [InlineData("AWS::CloudFormation::Stack", null, "CAPABILITY_AUTO_EXPAND")]
    [InlineData("AWS::S3::Bucket", "BucketName", null)]
    public void Capabilities_follow_from_the_resources(string type, string? named, string? capability)
    {
        var resource = named is null ? new Declared(type) : new Declared(type, (named, "n"));
        var capabilities = JsonNode.Parse(Made.Documents(new MemberStack("s", ("X", resource)))[^1].Text)!["roots"]![0]!["stack"]!["capabilities"]!.AsArray();
        Assert.Equal(capability, capabilities.SingleOrDefault()?.GetValue<string>());
    }

    [Fact]
    public void Documents_grow_with_the_resources_and_no_faster()
    {
        var (few, many) = (Length(50), Length(500));
        Assert.InRange(many, few, 11 * few);

        static long Length(int count) => Made.Documents(Large(count)).Sum(document => (long)document.Text.Length);
    }

    /// <summary>A chain, with a cycle at its end and one resource that all refer to.</summary>
    private static MemberStack Large(int count)
    {
        var members = new List<(string, object)> { ("R0", new Declared("AWS::KMS::Key")) };
        for (var i = 1; i < count; i++)
        {
            var previous = (Declared)members[i - 1].Item2;
            members.Add(($"R{i}", new Declared("AWS::SQS::Queue", ("QueueName", $"queue-{i}"), ("KmsMasterKeyId", ((Declared)members[0].Item2).Arn), ("P", previous.Arn))));
        }

        return new("large", [.. members]);
    }
}
