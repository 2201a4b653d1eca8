using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What the runbook for people and its page both say of a step: who or what does it, what an approval asks for, what a mapping makes of an item.</summary>
internal static class StepNotes
{
    /// <summary>Of a step of the run.</summary>
    public static IEnumerable<Note> Of(MigrationFacts facts, Step step, StepSpec spec)
    {
        if (MigrationFacts.IsRunnersAlone(step, spec))
            yield return new("By: the runner alone, no command of the AWS CLI does it:", RunnerCommands.Line(facts, "run"));
        if (step is Approval or Manual)
        {
            foreach (var note in OfPerson(facts, step))
                yield return note;
        }

        if (step is TransformTable transform)
        {
            foreach (var line in MappingWords.Of(facts, transform))
                yield return new(line);
        }
    }

    /// <summary>Of a way back.</summary>
    public static IEnumerable<Note> OfWayBack(MigrationFacts facts, Step step, Step compensation, StepSpec spec)
    {
        if (MigrationFacts.IsRunnersAlone(compensation, spec))
            yield return new("By: the runner alone, together with what hangs on the step:", RunnerCommands.Line(facts, "rollback", "--to", step.Id ?? ""));
        if (compensation is TransformTable transform)
        {
            foreach (var line in MappingWords.Of(facts, transform))
                yield return new(line);
        }
    }

    /// <summary>Whether a step without a compensation has done something after all.</summary>
    public static bool StaysAsItIs(Step step, StepSpec spec) => step is not Check && spec.Effects.Count > 0;

    private static IEnumerable<Note> OfPerson(MigrationFacts facts, Step step)
    {
        var evidence = step.Evidence.SelectMany(_ => (string[])["--evidence", "<evidence>"]);
        var command = RunnerCommands.Line(facts, "approve", ["--step", step.Id ?? "", .. evidence]);
        if (step is not Approval approval)
        {
            yield return new("Signed off with:", command, ", while nothing runs; then:", RunnerCommands.Line(facts, "resume"));
            yield break;
        }

        var approvers = (approval.Approvers ?? []).OfType<string>().ToList();
        var anybody = approval.SeparationOfDuties ? "anybody but whoever runs the migration" : "anybody, also whoever runs the migration";
        yield return new($"Approved by: {(approvers.Count == 0 ? anybody : ListText.Of(approvers) + (approval.SeparationOfDuties ? "; not whoever runs the migration" : ""))}");
        yield return new($"Counts for: {Durations.Text(approval.Expires ?? Approval.Usually)} at most; when the run is not past the step by then, it is asked for again");
        yield return new("Approved with:", command, ", with the credentials of whoever approves, while nothing runs; then:", RunnerCommands.Line(facts, "resume"));
    }
}
