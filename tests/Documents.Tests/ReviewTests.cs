using System.Xml.Linq;
using Groundplan.Documents.Fixture;
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
        Assert.Contains("| `Size` | `3` | *default* |\n| `Name` | `ml` | plan |\n", text, StringComparison.Ordinal);
        Assert.Contains("| Difference | Logical id |\n| --- | --- |\n| added | X |\n", text, StringComparison.Ordinal);
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
