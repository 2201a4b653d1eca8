using System.Xml.Linq;
using Groundplan.Documents.Fixture;
using Groundplan.Documents.Reviews;
using Groundplan.Documents.Reviews.Graph;
using Groundplan.Rules;

namespace Groundplan.Documents;

public sealed class ReviewTests
{
    [Fact]
    public void Team_stack_has_this_review() => Assert.Equal(Verified.Text("OrderStack.review.md"), Made.Document(DocumentKinds.ReviewMarkdown, new OrderStack()));

    [Fact]
    public void Page_and_markdown_say_the_same()
    {
        var page = XDocument.Parse(Made.Document(DocumentKinds.ReviewHtml, new OrderStack()));
        var markdown = Made.Document(DocumentKinds.ReviewMarkdown, new OrderStack());
        Assert.Equal(markdown.Split("\n## ").Length - 1, page.Descendants("section").Count() - 1);
        Assert.Equal(markdown.Split('\n').Count(line => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal)), page.Descendants("tr").Count());
    }

    [Fact]
    public void Fields_of_a_platform_mark_their_defaults()
    {
        var text = Made.Documents(PlanRoot.Of("Team", "Ml", new Small()), Origins.None).Single(document => document.Kind == DocumentKinds.ReviewMarkdown).Text;
        Assert.Contains("| `Size` | `3` | *the default* |\n| `Name` | `ml` | the plan's own |\n", text, StringComparison.Ordinal);
        Assert.Contains("| Difference | Logical id |\n| --- | --- |\n| added | X |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_resource_is_a_row_and_the_stack_is_none()
    {
        var text = Made.Document(DocumentKinds.ReviewMarkdown, new MemberStack("s", ("A", new Declared("AWS::SQS::Queue")), ("B", new Declared("AWS::SQS::Queue"))));
        var part = text[text.IndexOf("## Resources", StringComparison.Ordinal)..];
        Assert.Equal(2 + 2, part[..part.IndexOf("\n## ", StringComparison.Ordinal)].Split('\n').Count(line => line.StartsWith('|')));
        Assert.Contains("| Length of the stack's name | 1 of 128 |\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS::RDS::DBInstance", null, null, "*off, unless restored from what is encrypted*", "*backups: 1 day*", "*Snapshot*")]
    [InlineData("AWS::RDS::DBInstance", "DBClusterIdentifier", "c", "*as its cluster*", "*as its cluster*", "*Delete*")]
    [InlineData("AWS::RDS::DBInstance", "StorageEncrypted", "true", "`StorageEncrypted true`", "*backups: 1 day*", "*Snapshot*")]
    [InlineData("AWS::RDS::DBCluster", "BackupRetentionPeriod", "7", "*not set*", "`BackupRetentionPeriod 7`", "*Snapshot*")]
    [InlineData("AWS::SQS::Queue", null, null, "*a key of SQS's own*", "*4 days*", "*Delete*")]
    [InlineData("AWS::SQS::Queue", "SqsManagedSseEnabled", "true", "`SqsManagedSseEnabled true`", "*4 days*", "*Delete*")]
    [InlineData("AWS::SQS::Queue", "MessageRetentionPeriod", "60", "*a key of SQS's own*", "`MessageRetentionPeriod 60`", "*Delete*")]
    [InlineData("AWS::SNS::Topic", null, null, "*off*", "*-*", "*Delete*")]
    [InlineData("AWS::CodeBuild::Project", null, null, "*AWS's key for S3*", "*-*", "*Delete*")]
    [InlineData("AWS::Kinesis::Stream", null, null, "*off*", "*24 hours*", "*Delete*")]
    [InlineData("AWS::KMS::Key", "EnableKeyRotation", "true", "*-*", "`EnableKeyRotation true`", "*Delete*")]
    [InlineData("AWS::Lambda::Function", "KmsKeyArn", "k", "`KmsKeyArn k`", "*-*", "*Delete*")]
    [InlineData("AWS::Backup::BackupVault", "LockRetention", "9", "*not set*", "`LockRetention 9`", "*Delete*")]
    public void Protection_is_what_the_template_says_or_else_what_AWS_does(string type, string? property, string? value, string encryption, string retention, string onDeletion)
    {
        var resource = property is null ? new Declared(type) : new Declared(type, (property, value));
        Assert.Contains(
            $"| `X` | `{type}` | {encryption} | {retention} | {onDeletion} |\n",
            Made.Document(DocumentKinds.ReviewMarkdown, new MemberStack("s", ("X", resource))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_are_inputs_of_the_review_the_checklist_and_the_runbook()
    {
        var stack = new MemberStack("s", ("Q", new Declared("AWS::SQS::Queue", ("KmsMasterKeyId", Fn.ImportValue("team-key")), ("QueueName", Fn.Sub($"q-{Fn.ImportValue(Fn.Sub($"{Pseudo.StackName}-suffix"))}")))));
        var review = Made.Document(DocumentKinds.ReviewMarkdown, stack);
        Assert.Contains("### Exports of other stacks imported\n\n| Export |\n| --- |\n| `s-suffix` |\n| `team-key` |\n", review, StringComparison.Ordinal);
        Assert.Contains("- [ ] The export team-key of another stack is there before the deployment.\n", review, StringComparison.Ordinal);
        var runbook = Made.Document(DocumentKinds.RunbookMarkdown, stack);
        Assert.Contains("The template imports s-suffix, team-key. Each must be listed.", runbook, StringComparison.Ordinal);
        Assert.Contains("aws cloudformation list-exports --query 'Exports[].Name' --region <region>\n", runbook, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_word_of_the_page_breaks_at_its_parts()
    {
        Assert.Equal("arn:<wbr/>aws:<wbr/>iam::<wbr/>1:<wbr/>role/<wbr/>a&amp;b", HtmlText.EscapeBreakable("arn:aws:iam::1:role/a&b"));
        Assert.Equal("", HtmlText.EscapeBreakable(""));
        var page = Made.Document(DocumentKinds.ReviewHtml, new OrderStack());
        Assert.Contains("th, td { padding: .35rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_shows_its_path_and_no_line()
    {
        var root = Made.Root(new OrderStack());
        var finding = new Finding("GP1002", Severity.Error, "Too long.", new(root, root.Value, "Data"));
        Assert.Contains(
            "| `GP1002` | **error** | Too long. | `Orders.Data` |\n",
            Made.Documents(root, Origins.None, finding).Single(document => document.Kind == DocumentKinds.ReviewMarkdown).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Part_of_a_reference_is_said_in_words()
    {
        var queue = new Declared("AWS::SQS::Queue");
        var ids = new Parameter<string>("List<String>");
        Assert.Equal("q/${part 2 of Q.Arn, split at :}/*", Readable(Fn.Sub($"q/{Fn.Select(1, Fn.Split(":", queue.Arn))}/*")));
        Assert.Equal("${part 1 of Ids, split at /}", Readable(Fn.Select(0, Fn.Split("/", ids.Ref))));
        Assert.Equal("b", Readable(Fn.Select(1, Fn.Split("/", "a/b"))));
        Assert.Equal("Select(7, Split(/, a/b))", Readable(Fn.Select(7, Fn.Split("/", "a/b"))));

        string Readable(object content) => ReadableText.Of(Made.Property(content, ("Q", queue), ("Ids", ids)));
    }

    [Fact]
    public void Name_over_its_limit_stands_out() => Assert.Contains(
        "**70 of 63**",
        Made.Document(DocumentKinds.ReviewMarkdown, new MemberStack("s", ("B", new Declared("AWS::S3::Bucket", ("BucketName", new string('b', 70)))))),
        StringComparison.Ordinal);

    [Fact]
    public void Graph_is_scaled_to_a_printed_page()
    {
        var page = Made.Document(DocumentKinds.ReviewHtml, new OrderStack());
        var print = page[page.IndexOf("@media print", StringComparison.Ordinal)..page.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains("svg { width: auto; max-width: 100%; height: auto; max-height: 15cm; break-inside: avoid; }", print, StringComparison.Ordinal);
        var svg = XDocument.Parse(page).Descendants().Single(element => element.Name.LocalName == "svg");
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", svg.Attribute("viewBox")!.Value);
    }

    [Fact]
    public void Cycle_is_laid_out_and_what_is_referred_to_stands_to_the_right()
    {
        var layout = GraphLayout.Of(new([new("A", "T"), new("B", "T"), new("C", "T")], [new(0, 1), new(1, 2), new(2, 1)]));
        Assert.True(layout.Nodes[0].X < layout.Nodes[1].X && layout.Nodes[1].X < layout.Nodes[2].X);
    }

    [Fact]
    public void Nodes_do_not_overlap_however_many()
    {
        var nodes = Enumerable.Range(0, 500).Select(i => new GraphNode($"N{i}", "T")).ToItems();
        var edges = Enumerable.Range(0, 500).SelectMany(i => Enumerable.Range(1, 20).Select(step => new GraphEdge(i, (i + (step * step)) % 500))).ToItems();
        var layout = GraphLayout.Of(new(nodes, edges));
        Assert.Equal(500, layout.Nodes.Select(node => (node.X, node.Y)).Distinct().Count());
        Assert.Equal(8_000, layout.HiddenEdges);
    }

    private sealed record Small : Platform
    {
        public override Stack ToStack() => new MemberStack("small");

        public override IReadOnlyList<PlatformField> Fields() => [new("Size", "3", true), new("Name", "ml", false)];

        public override IReadOnlyList<ReviewSection> Sections() => [new("Tier", ["Difference", "Logical id"], [["added", "X"]])];
    }
}
