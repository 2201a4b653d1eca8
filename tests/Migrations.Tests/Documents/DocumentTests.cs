using System.Xml.Linq;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Migrations.Steps;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents;

public sealed class DocumentTests
{
    [Theory]
    [InlineData("runbook.md")]
    [InlineData("runbook.html")]
    [InlineData("runbook.json")]
    [InlineData("runbook.asl.json")]
    [InlineData("inventory.csv")]
    [InlineData("risks.md")]
    [InlineData("dependency-map.md")]
    public void A_migration_with_everything_has(string file)
    {
        var text = Made.File(file, Rich.Create());
        Snapshot.Match(text, Path.GetExtension(file)[1..], Path.GetFileNameWithoutExtension(file));
    }

    [Fact]
    public void Documents_of_what_the_model_does_not_have_are_left_out() =>
        Assert.Equal(["runbook.md", "runbook.html", "runbook.json", "runbook.asl.json"], Made.Files(new("bare")).Keys);

    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void Half_typed_steps_have_documents_too(string type)
    {
        var files = Made.Files(Made.Of(StepKinds.Void(StepKinds.Named(type)), StepKinds.Empty(StepKinds.Named(type))));
        Assert.All(files.Values, text => Assert.EndsWith("\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Inventory_is_a_line_an_application_and_one_of_names()
    {
        var text = Made.File("inventory.csv", Rich.Create());
        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a=b", "a=b")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void No_cell_of_the_inventory_is_a_formula(string name, string cell) =>
        Assert.Contains($"\n{cell},", Made.File("inventory.csv", new("made") { Applications = [new(name)] }), StringComparison.Ordinal);

    [Fact]
    public void Hostile_texts_are_no_markup_of_the_page()
    {
        var page = Made.File("runbook.html", Made.Hostile());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        var document = XDocument.Parse(page);
        Assert.All(document.Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal), attribute.ToString()));
    }

    [Fact]
    public void Hostile_texts_break_no_line_of_Markdown()
    {
        foreach (var (name, text) in Made.Files(Made.Hostile()).Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain("\n# head", text, StringComparison.Ordinal);
            Assert.True(!text.Contains("<img", StringComparison.Ordinal) || text.Contains("\\<img", StringComparison.Ordinal) || text.Contains("```", StringComparison.Ordinal), name);
        }
    }
}
