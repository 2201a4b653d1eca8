using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What the runbook for people and its page both say of a step: who or what does it, how long it takes, what it waits for, what it changes, what must hold.</summary>
internal static class StepNotes
{
    /// <summary>Of a step of the run.</summary>
    public static IEnumerable<Note> Of(MigrationFacts facts, StepNode node)
    {
        var (step, spec) = (node.Step, node.Spec);
        if (facts.OwnerOf(node) is { } owner)
            yield return new($"Who: {owner}");
        if (StepTimes.Expected(step, spec) is { } expected)
            yield return new($"Expected: {Durations.Text(expected)}");
        if (step is not Wait && StepTimes.AtMost(step, spec) is { } longest)
            yield return new($"At most: {Durations.Text(longest)}");
        foreach (var note in How(facts, step, spec))
            yield return note;
        foreach (var note in Conditions(node))
            yield return note;
        if (spec.Effects.Count > 0)
            yield return new($"Effects: {string.Join("; ", facts.EffectsOf(spec))}");
        if (step.Moves.Count > 0)
            yield return new($"Moves: {string.Join(", ", step.Moves.Select(data => data?.Name))}");
        foreach (var check in step.Requires.OfType<Check>())
            yield return new($"Requires: {facts.TitleOf(check, check.Specify())}");
        foreach (var check in step.Verify.OfType<Check>())
            yield return new($"Verified by: {facts.TitleOf(check, check.Specify())}");
    }

    // A group is named as it is: its last steps may be many.
    private static IEnumerable<Note> Conditions(StepNode node)
    {
        var afters = node.Conditions.Where(condition => condition.Delay is null && condition.Earlier.Count > 0).ToList();
        if (afters.Count > 0)
            yield return new([.. afters.SelectMany((condition, i) => (string[])[i == 0 ? "After:" : Place(afters[i - 1]) + ",", condition.Named?.Id ?? ""]), Place(afters[afters.Count - 1])]);
        foreach (var condition in node.Conditions.Where(condition => condition.Earlier.Count > 0))
        {
            if (condition.Delay is { } delay)
                yield return new($"Not before: {Durations.Text(delay)} after", condition.Named?.Id ?? "", Place(condition));
        }
    }

    private static string Place(StepCondition condition) => condition.Named is ParallelGroup or Sequence ? " (all of it)" : $" (step {Numbers.Text(condition.Earlier[0].Index + 1)})";

    private static IEnumerable<Note> How(MigrationFacts facts, Step step, StepSpec spec)
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
