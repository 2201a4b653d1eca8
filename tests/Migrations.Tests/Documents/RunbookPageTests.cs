using System.Text;
using Groundplan.Migrations.Documents.Kit;

namespace Groundplan.Migrations.Documents;

/// <summary>The runbook's page in a browser.</summary>
public sealed class RunbookPageTests
{
    [BrowserTheory]
    [InlineData("rich", 400)]
    [InlineData("rich", 1200)]
    [InlineData("hostile", 400)]
    [InlineData("hostile", 1200)]
    [InlineData("Orders/Move", 400)]
    [InlineData("Orders/Move", 1200)]
    public async Task Nothing_leaves_the_page(string migration, int width)
    {
        await using var browser = await Browser.StartAsync();
        await browser.ShowAsync(Page(migration), width);
        Assert.Equal(width, (await browser.EvaluateAsync("window.innerWidth")).GetInt32());
        Assert.True((await browser.EvaluateAsync("document.documentElement.scrollWidth")).GetInt32() <= width);
        Assert.Equal("", (await browser.EvaluateAsync(
            "[...document.querySelectorAll('main *')].filter(each => !each.closest('.scroll') && each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 120)).join('\\n')")).GetString());
        Assert.Equal(0, (await browser.EvaluateAsync("document.querySelectorAll('script, img, iframe, link, object').length + performance.getEntriesByType('resource').length")).GetInt32());
        Assert.Empty(browser.Messages);
    }

    [BrowserFact]
    public async Task Branches_of_a_group_stand_side_by_side_where_there_is_room()
    {
        await using var browser = await Browser.StartAsync();
        const string Tops = "[...document.querySelectorAll('.branches > .branch')].map(each => Math.round(each.getBoundingClientRect().top)).join()";
        await browser.ShowAsync(Page("rich"), 1200);
        Assert.Single((await browser.EvaluateAsync(Tops)).GetString()!.Split(',').Distinct());
        await browser.ShowAsync(Page("rich"), 400);
        Assert.Equal(2, (await browser.EvaluateAsync(Tops)).GetString()!.Split(',').Distinct().Count());
    }

    [BrowserFact]
    public async Task The_page_prints()
    {
        await using var browser = await Browser.StartAsync();
        await browser.ShowAsync(Page("rich"), 1200);
        var printed = await browser.PrintAsync();
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(printed, 0, 5), StringComparison.Ordinal);
        Assert.True(printed.Length > 10_000, $"{printed.Length} bytes");
        Assert.Empty(browser.Messages);
    }

    private static string Page(string migration) => migration switch
    {
        "rich" => Made.File("runbook.html", Rich.Create()),
        "hostile" => Made.File("runbook.html", Made.Hostile()),
        _ => SamplePlans.Documents[$"{migration}/runbook.html"],
    };
}

/// <summary>A test in a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.ReasonToSkip;
}

/// <summary>Tests in a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.ReasonToSkip;
}
