using System.Runtime.CompilerServices;
using Groundplan.Migrations.Documents.Kit;

namespace Groundplan.Migrations.Documents;

/// <summary>What docs/migrations.md shows of parts is this method, which compiles.</summary>
public sealed class PartsPageTests
{
    [Fact]
    public void The_page_shows_what_compiles_and_has_documents()
    {
        var source = File.ReadAllText(Path());
        var page = File.ReadAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path())!, "..", "..", "..", "docs", "migrations.md"));
        var shown = page.Split("<!-- parts -->\n\n```csharp\n")[1].Split("```")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(shown, line => Assert.Contains($"\n        {line}\n", source, StringComparison.Ordinal));
        var runbook = Made.File("runbook.md", Parts(new Manual("tell", ["Tell all."])));
        Assert.Contains("Dropped on purpose: Fax", runbook, StringComparison.Ordinal);
        Assert.Contains("* Not before: 7 days after `tell`", runbook, StringComparison.Ordinal);
    }

    private static Migration Parts(Step announced)
    {
        var files = new Sequence("files", [new SyncBucket("sync", "old", "new"), new Approval("files-are-well")]);
        var both = new ParallelGroup("both", [new CopyTable("copy", "old", "new"), files]) { NotBefore = [new NotBefore(announced, TimeSpan.FromDays(7))] };
        var retire = new DeleteTable("retire", "old") { Irreversible = "the items are in the new table", After = [both] };
        var map = new TransformTable("transform", "customers", "people", ItemMapping.Of((Customer c) => new Person(c.Id, c.Name, "unknown"))) { Dropped = ["Fax"], Invented = ["Mail"] };
        var night = new Phase("Switch") { Steps = [both, map, retire], Window = new Window("2027-03-07T22:00:00Z", TimeSpan.FromHours(4)), Soak = TimeSpan.FromDays(1) };
        var shop = new Application("shop") { Technology = ".NET 10", Critical = true, Data = ["orders", new DataSet("sessions") { LeftBehind = "people sign in again" }] };
        var risk = new Risk(RiskLevel.High, "Orders are lost.", "Backups.") { Owner = "data team" };
        return new Migration("move") { Phases = [new Phase("Tell") { Steps = [announced] }, night], Applications = [shop with { DependsOn = ["payment provider"] }], Risks = [risk] };
    }

    private static string Path([CallerFilePath] string path = "") => path;

    private sealed record Customer(string Id, string Name, string Fax);

    private sealed record Person(string Id, string Name, string Mail);
}
