using Groundplan.Documents;
using Groundplan.Migrations.Documents.StateMachines;

namespace Groundplan.Migrations.Documents;

/// <summary>The documents of a migration, in the order in which they are written.</summary>
internal static class MigrationDocuments
{
    public static IEnumerable<ProcedureFile> Write(MigrationRoot root, ProcedureContext context)
    {
        var facts = MigrationFacts.Of(root, context);
        yield return new(DocumentKinds.RunbookMarkdown, "runbook.md", RunbookMarkdown.Write(facts));
        yield return new(DocumentKinds.Runbook, "runbook.json", RunbookJson.Write(facts));
        yield return new(DocumentKinds.StateMachine, "runbook.asl.json", StateMachineJson.Write(facts));
    }
}
