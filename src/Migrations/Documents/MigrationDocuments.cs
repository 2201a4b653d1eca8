using Groundplan.Documents;
using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Documents.Pages;
using Groundplan.Migrations.Documents.StateMachines;

namespace Groundplan.Migrations.Documents;

/// <summary>The documents of a migration, in the order in which they are written.</summary>
internal static class MigrationDocuments
{
    public static IEnumerable<ProcedureFile> Write(MigrationRoot root, ProcedureContext context)
    {
        var facts = MigrationFacts.Of(root, context);
        var builder = new MachineBuilder(facts);
        var machine = JsonWriter.Indented(builder.Build());
        yield return new(DocumentKinds.RunbookMarkdown, "runbook.md", RunbookMarkdown.Write(facts, builder.Outside, machine.Length));
        yield return new(DocumentKinds.RunbookHtml, "runbook.html", RunbookPage.Write(facts));
        yield return new(DocumentKinds.Runbook, "runbook.json", RunbookJson.Write(facts));
        yield return new(DocumentKinds.StateMachine, "runbook.asl.json", machine);
        if (root.Migration.Applications.Count > 0)
            yield return new(DocumentKinds.Inventory, "inventory.csv", InventoryCsv.Write(root.Migration));
        if (root.Migration.Risks.Count > 0)
            yield return new(DocumentKinds.Risks, "risks.md", RisksMarkdown.Write(root.Migration));
        if (root.Migration.Applications.Any(application => application?.DependsOn.Count > 0))
            yield return new(DocumentKinds.DependencyMap, "dependency-map.md", DependencyMarkdown.Write(root.Migration));
    }
}
