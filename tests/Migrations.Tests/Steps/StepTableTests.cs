using System.Text.RegularExpressions;
using System.Xml.Linq;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Steps;

/// <summary>The page about migrations says what the records say.</summary>
public sealed partial class StepTableTests
{
    [Fact]
    public void The_table_of_steps_is_that_of_the_records()
    {
        var path = Path.Combine(Root(), "docs", "migrations.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.Contains(Mark, page, StringComparison.Ordinal);
        var expected = Table().Replace(page, _ => $"{Mark}\n{Rows()}", 1);
        if (page != expected)
            File.WriteAllText(Path.ChangeExtension(path, ".received.md"), expected);
        TextDifference.Expect(expected, page);
    }

    private const string Mark = "<!-- steps -->\n";

    private static string Rows()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(Step).Assembly.Location, ".xml"));
        var rows = StepKinds.All.Select(type => $"| `{type.Name}` | `{Kind(type)}` | {Summary(docs, type)} | {Effects(type)} | {Class(type)} |\n");
        return "| record | kind | what it does | effects | twice |\n|---|---|---|---|---|\n" + string.Concat(rows);
    }

    private static string Kind(Type type) => StepKinds.Empty(type).Specify().Kind;

    private static string Effects(Type type) => type switch
    {
        _ when Declared.Contains(type) => "as declared",
        _ => string.Join(", ", SamplesOf(type).SelectMany(EffectsOf).Distinct(StringComparer.Ordinal).Select(effect => SamplesOf(type).All(step => EffectsOf(step).Contains(effect)) ? effect : $"*{effect}*")),
    };

    private static IEnumerable<string> EffectsOf(Step step) => step.Specify().Effects.Select(Effect);

    // The plan says what these change.
    private static readonly Type[] Declared = [typeof(Command), typeof(HttpCheck), typeof(InvokeFunction), typeof(Manual), typeof(SqlCheck)];

    private static string Effect(StepEffect effect) => $"{Words(effect.Kind.ToString())} {effect.Place.Category}";

    private static string Class(Type type) => type == typeof(Command) || type == typeof(InvokeFunction)
        ? "as declared"
        : string.Join(", ", SamplesOf(type).Select(step => Words(step.Specify().Idempotency.ToString())).Distinct(StringComparer.Ordinal));

    private static IEnumerable<Step> SamplesOf(Type type) => StepSamples.All.Where(step => step.GetType() == type);

    private static string Words(string name) => Capital().Replace(name, match => (match.Index == 0 ? "" : " ") + match.Value.ToLowerInvariant());

    private static string Summary(XDocument docs, Type type)
    {
        var summary = docs.Descendants("member").Single(member => (string?)member.Attribute("name") == $"T:{type.FullName}").Element("summary")!;
        return Blank().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim().Replace("|", "\\|");
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('(')[0].Split('.')[^1]}`",
        XElement element => $"`{element.Value}`",
        _ => node.ToString(),
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dsl.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("<!-- steps -->\n(\n(\\|[^\n]*\n)+)?")]
    private static partial Regex Table();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
