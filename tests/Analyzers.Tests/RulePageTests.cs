using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests;

public sealed class RulePageTests
{
    /// <summary>An internal error has no sample, since every known one is mended; and the bound on time none, since it would take that time.</summary>
    private static readonly string[] WithoutSample = ["GP0009", "GP0013"];

    /// <summary>True of every CodeCommit platform, so also of samples that are about something else.</summary>
    private const string CodeCommit = "GP2003";

    public static TheoryData<string> Ids { get; } = [.. Repository.RulePages.Keys.Where(id => !WithoutSample.Contains(id)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Bad_sample_has_exactly_this_finding(string id) => Assert.Equal([id], await Found(id, Repository.RulePages[id].Bad));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Good_sample_has_no_finding(string id) => Assert.Empty(await Found(id, Repository.RulePages[id].Good));

    [Fact]
    public void Every_id_has_its_page_and_every_page_its_id() =>
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), Repository.RulePages.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Help_link_of_every_rule_leads_to_its_page()
    {
        const string Main = "https://github.com/groundplan/groundplan/blob/main/";
        Assert.All(Descriptors.All, descriptor =>
        {
            Assert.Equal($"{Main}docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri);
            Assert.True(File.Exists(Path.Combine(Repository.Folder, descriptor.HelpLinkUri[Main.Length..])), descriptor.HelpLinkUri);
        });
    }

    [Fact]
    public void Pages_name_title_and_severity_of_the_rule()
    {
        foreach (var descriptor in Descriptors.All)
        {
            var page = Repository.RulePages[descriptor.Id];
            Assert.Equal(
                (descriptor.Id, descriptor.Title.ToString(null), descriptor.DefaultSeverity.ToString().ToLowerInvariant()),
                (descriptor.Id, page.Title, page.Severity));
        }
    }

    [Fact]
    public void Release_notes_list_every_id()
    {
        var rows = Repository.Read("src", "Analyzers", "AnalyzerReleases.Unshipped.md").Split('\n').Where(line => line.StartsWith("GP", StringComparison.Ordinal));
        Assert.Equal(Descriptors.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), rows);
    }

    [Fact]
    public void Table_of_the_rules_lists_every_id()
    {
        var rows = Repository.Read("docs", "rules", "README.md").Split('\n').Where(line => line.StartsWith("| [GP", StringComparison.Ordinal));
        Assert.Equal(Descriptors.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Category} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {rule.Title} |"), rows);
    }

    private static async Task<IEnumerable<string>> Found(string id, string? sample)
    {
        Assert.NotNull(sample);
        var diagnostics = await Compiler.Analyze(UserCode.Compile(sample), new PlanAnalyzer());
        return diagnostics.Select(diagnostic => diagnostic.Id).Where(found => found != CodeCommit || id == CodeCommit).Distinct();
    }
}
