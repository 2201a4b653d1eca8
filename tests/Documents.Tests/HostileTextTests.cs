using System.Xml.Linq;
using Groundplan.Documents.Fixture;
using Groundplan.Rules;

namespace Groundplan.Documents;

public sealed class HostileTextTests
{
    private const string Hostile = "<script>alert('x')</script> | `a` \"b\" &amp; ]]> --> \u0000\u001b\u202e\ud800 *c*\n## d\r\n| e | <img src=x onerror=y> ```";

    private static readonly PlanRoot Root = Made.Root(new MemberStack(
        Hostile,
        ("X", new Declared(Hostile, (Hostile, Hostile))),
        (Hostile, new Declared("AWS::IAM::Role", ("RoleName", Hostile), ("Policies", Hostile))),
        ("O", new Output(Hostile) { Description = Hostile }),
        ("P", new Parameter<string>(Hostile) { Default = Hostile }))
    {
        Description = Hostile,
        Region = Hostile,
        AccountId = Hostile,
        StackTags = new() { [Hostile] = Hostile },
    });

    private static readonly IReadOnlyList<PlanDocument> Documents =
        Made.Documents(Root, Origins.None, new Finding("GP1", Severity.Error, Hostile, new(Root, Root.Value, Hostile)));

    [Fact]
    public void Page_is_well_formed_and_holds_no_foreign_element()
    {
        var page = XDocument.Parse(Text(DocumentKinds.ReviewHtml));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "link" or "iframe");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "onerror" or "src");
        Assert.All(page.Descendants().Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_keeps_its_rows_and_headings()
    {
        var lines = Text(DocumentKinds.ReviewMarkdown).Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("## d", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("<script", StringComparison.Ordinal) && !line.Contains('`', StringComparison.Ordinal) && !line.Contains("\\<script", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.StartsWith('|')), line => Assert.EndsWith(" |", line, StringComparison.Ordinal));
    }

    [Fact]
    public void No_document_holds_a_control_or_direction_mark() =>
        Assert.All(Documents, document => Assert.DoesNotContain(document.Text, character => character is '\0' or '\u001b' or '\u202e' or '\r' or '\ud800'));

    [Fact]
    public void Json_documents_are_json() => Assert.All(
        Documents.Where(document => document.Path.EndsWith(".json", StringComparison.Ordinal)),
        document => Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(document.Text)));

    [Fact]
    public void Template_is_yaml() => Assert.NotNull(Yaml.YamlReader.Read(Text(DocumentKinds.Template)));

    [Fact]
    public void Content_that_multiplies_at_every_level_ends()
    {
        Json laughs = "lol";
        for (var i = 0; i < 12; i++)
            laughs = new Json { ["a"] = laughs, ["b"] = laughs, ["c"] = laughs, ["d"] = laughs, ["e"] = laughs, ["f"] = laughs, ["g"] = laughs, ["h"] = laughs };
        var root = Made.Root(new MemberStack("s", ("R", new Declared("AWS::Made::Up", ("Policies", laughs)))));

        Assert.Contains("more than 250000 values", Assert.Single(new RuleContext([root], Origins.None).Run(CoreRules.All)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Made.Documents(root, Origins.None));
    }

    private static string Text(string kind) => Documents.Single(document => document.Kind == kind).Text;
}
