using Groundplan.Documents;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>What the state machine says about itself.</summary>
internal static class StateMachineText
{
    public static string Comment(MigrationFacts facts, IReadOnlyList<StepCall> outside, InterleavedGroups interleaved)
    {
        var text = $"{MarkdownText.OneLine(facts.Migration.Title ?? facts.Migration.Name ?? "")}. "
            + "Input: documents, the https address of the folder in S3 that holds the plan's documents; taskQueueUrl, the SQS queue that gets the tasks which are done outside, "
            + "each to be answered with SendTaskSuccess or SendTaskFailure.";
        if (interleaved.Ids.Any())
            text += $" Branches that wait for each other in the middle run one after the other here: {ListText.Of(interleaved.Ids.ToList())}.";
        return outside.Count == 0 ? text : $"{text} Done outside: {ListText.Of(outside.Select(call => $"{call.Id} ({call.Spec.Kind})").ToList())}.";
    }
}
