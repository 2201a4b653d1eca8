using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>Steps that a person lets pass: by an approval in the journal, or at the terminal.</summary>
internal sealed class People(RunContext context, RunLog log)
{
    /// <summary>Stops before anything is done where the terms of a step that waits for a person make no sense.</summary>
    public static void RequireTerms(MigrationRunbook runbook, ExecutorSet executors)
    {
        foreach (var step in runbook.Steps.Where(s => executors.WaitsForPerson(s.Kind)))
            Approvals.Terms.Require(step);
    }

    public bool CanAsk => context.Host.CanAsk && !context.Printer.Json;

    public bool Waits(MigrationStep step) => context.Environment.Executors.WaitsForPerson(step.Kind);

    /// <summary>Why the step does not pass; null when it does, and then who let it pass.</summary>
    public Obstacle? Obstacle(MigrationStep step, out JsonObject? consent)
    {
        consent = null;
        if (!Waits(step))
            return null;
        var (counts, rejected) = Approvals.Judge(step, log.State, context.Binding, context.Caller.Arn, context.Host.Time.GetUtcNow());
        consent = counts?.Data.DeepClone().AsObject();
        return counts is not null ? null : new Obstacle(string.Join("; ", rejected.Prepend($"it waits for a person: {context.ApproveCommand(step)}")), null, MayAsk: true);
    }

    /// <summary>Asks whoever is at the terminal; true when they let it pass, and then the journal says so.</summary>
    public async Task<bool> AskAsync(MigrationStep step, CancellationToken cancellationToken)
    {
        var terms = Approvals.Terms.Of(step);
        if (Approvals.ObjectionTo(context.Caller.Arn, terms, context.Caller.Arn) is { } objection)
        {
            context.Printer.Note($"{step.Id}: {objection}.");
            return false;
        }
        context.Printer.Line($"{step.Id}: {step.Title}");
        foreach (var line in terms.Instructions)
            context.Printer.Line($"  [ ] {line}");
        var evidence = new List<string>();
        foreach (var wanted in step.Evidence)
        {
            var given = await Prompt.TextAsync(context.Host, $"  evidence, {wanted}:", cancellationToken);
            if (given.Length == 0)
                return false;
            evidence.Add(given);
        }
        if (!await Prompt.YesAsync(context.Host, step.Kind == "approval" ? $"Approve {step.Id}?" : $"Is {step.Id} done?", cancellationToken))
            return false;
        await ApproveAsync(step, terms.Expiry, null, evidence, []);
        return true;
    }

    /// <summary>Says in the journal that this caller lets the step pass.</summary>
    /// <param name="step">The step.</param>
    /// <param name="expiry">For how long.</param>
    /// <param name="comment">What the caller says.</param>
    /// <param name="evidence">What the step asks for, in its order.</param>
    /// <param name="notDone">The steps before it whose effect the caller has not seen.</param>
    public async Task<ApprovalRecord> ApproveAsync(MigrationStep step, TimeSpan expiry, string? comment, IReadOnlyList<string> evidence, IReadOnlyList<string> notDone)
    {
        var data = new JsonObject
        {
            ["approver"] = context.Caller.Arn,
            ["expires"] = UtcText.Write(context.Host.Time.GetUtcNow() + expiry),
            ["comment"] = comment,
            ["evidence"] = new JsonArray([.. step.Evidence.Zip(evidence, (wanted, given) => new JsonObject { ["wanted"] = wanted, ["given"] = given })]),
        };
        if (notDone.Count > 0)
            data["notDone"] = new JsonArray([.. notDone.Select(s => (JsonNode)s)]);
        context.Binding.WriteTo(data);
        return ApprovalRecord.Of(await log.AppendAsync(JournalKind.Approved, data, step.Id));
    }
}
