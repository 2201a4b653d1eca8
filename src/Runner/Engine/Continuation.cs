using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Engine;

/// <summary>What has to be so before anything goes on in a journal that is there.</summary>
internal static class Continuation
{
    /// <summary>What a command on a run is given beside its words where the runbook has changed, or has to.</summary>
    public const string AcceptWords = " --accept-changed-runbook --reason \"…\"";

    /// <summary>There is an unfinished run, of this runbook or of one whose change is accepted.</summary>
    /// <param name="context">The migration.</param>
    /// <param name="state">Its journal.</param>
    /// <param name="answers">What is accepted.</param>
    /// <param name="undertaking">An abort or a rollback; null for going on.</param>
    public static void Require(RunContext context, RunState state, EngineAnswers answers, Undertaking? undertaking = null)
    {
        if (state.Started is null)
            throw context.NoRun();
        if (state.Ended is { } ended)
            throw RunnerError.Refused($"The run of {context.Runbook.FullName} was {(ended.Kind == JournalKind.Aborted ? "aborted" : "finished")} at {Moments.Write(ended.Time)}; {NothingLeft(context, ended, undertaking)}");
        if (RunState.Text(state.Started.Data, "account") is { } account && account != context.Caller.Account)
            throw RunnerError.Refused($"The run was begun in account {account}, the credentials ({context.Caller.Arn}) belong to {context.Caller.Account}. Name a profile of the first with --profile.");
        if (RunState.Text(state.Started.Data, "region") is { } region && region != context.Region)
            throw RunnerError.Refused($"The run was begun in region {region}, this is {context.Region}. Give --region {region}.");
        if (state.Binding != context.Binding)
            RequireAccepted(context, state, answers);
    }

    /// <summary>No abort and no rollback was begun and not brought to an end, but for the one that is meant.</summary>
    public static void RequireNone(RunContext context, RunState state, Undertaking? but = null)
    {
        if (state.Undertaking is { } begun && begun != but)
            throw RunnerError.Refused($"'{begun.Command}' was begun and not brought to an end. Run it again: {context.Command(begun.Command)}");
    }

    /// <summary>Says in the journal who goes on, and what was accepted.</summary>
    public static async Task AppendAsync(RunContext context, RunLog log, EngineAnswers answers, JsonObject more)
    {
        var changed = log.State.Binding != context.Binding;
        var data = context.Head();
        data["takenOver"] = log.TakenOver?.ToJson();
        foreach (var (name, value) in more)
            data[name] = value?.DeepClone();
        if (changed)
            data["accepted"] = new JsonObject { ["before"] = log.State.Binding?.Runbook, ["reason"] = answers.RequireReason("--accept-changed-runbook") };
        await log.AppendAsync(JournalKind.RunResumed, data);
        if (changed && log.State.Approvals.Count > 0)
            await log.AppendAsync(JournalKind.ApprovalInvalidated, new JsonObject { ["reason"] = "the runbook, its documents or its environment have changed" });
    }

    /// <summary>Steps that a person says are not to be run again.</summary>
    public static async Task SkipAsync(RunContext context, RunLog log, EngineAnswers answers)
    {
        foreach (var id in answers.Skip)
        {
            var reason = answers.RequireReason("--skip");
            var step = context.Runbook.Step(id);
            var record = log.State.Step(id);
            if (record.Phase is not (StepPhase.Started or StepPhase.Failed) || !record.Forward.Began)
                throw RunnerError.Refused($"Step {id} was not begun, or is done: only a step that was begun and did not end is skipped.");
            if (context.Environment.Executors.WaitsForPerson(step.Kind))
                throw RunnerError.Refused($"Step {id} waits for a person, and is not skipped: {context.ApproveCommand(step)}");
            await log.AppendAsync(JournalKind.StepSkipped, new JsonObject { ["reason"] = reason, ["by"] = context.Caller.Arn }, id, record.Forward.Number, record.Forward.Token);
            context.Printer.Line($"{id}: skipped: {reason}");
        }
    }

    private static string NothingLeft(RunContext context, JournalEntry ended, Undertaking? undertaking) => undertaking switch
    {
        { To: null } => "there is nothing to abort.",
        not null => "there is nothing to roll back.",
        null => $"there is nothing to go on with. Begin another: {context.Command("run")}{(ended.Kind == JournalKind.Aborted ? "" : " --again")}",
    };

    private static void RequireAccepted(RunContext context, RunState state, EngineAnswers answers)
    {
        if (!answers.AcceptChangedRunbook)
            throw RunnerError.Refused($"The runbook, or a document that it uses, is not that of the run. Bring the old one back, or review the change and give{AcceptWords}.");
        answers.RequireReason("--accept-changed-runbook");
        var steps = context.Runbook.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var record in state.Steps.Where(r => r.MayBeUndone))
        {
            if (!steps.TryGetValue(record.Id, out var step))
                throw RunnerError.Refused($"Step {record.Id}, which was begun or done, is gone from the runbook. Bring it back as it was.");
            if (record.IsDone && record.Forward.Definition is { } before && before != Work.Digest(step))
                throw RunnerError.Refused($"Step {record.Id}, which is done, is not the same any more. Bring it back as it was, and make a new step for what is to be different.");
        }
    }
}
