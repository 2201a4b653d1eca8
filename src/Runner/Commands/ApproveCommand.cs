using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan approve</c>: lets a step pass that waits for a person. Bound to the runbook, its documents, the environment, who approves, and a time.</summary>
internal static class ApproveCommand
{
    private const int MostNamed = 10;

    private sealed record Approval(string Step, string? Expires, string? Comment, IReadOnlyList<string> Evidence);

    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        var step = new Option<string>("--step") { Description = "The step, an approval or a manual one.", Required = true };
        var expires = new Option<string?>("--expires") { Description = "For how long it counts, such as 30m, 8h or 2d; no longer than the step says." };
        var comment = new Option<string?>("--comment") { Description = "Goes into the journal." };
        var evidence = new Option<string[]>("--evidence") { Description = "What the step asks for as proof, in its order; repeated.", DefaultValueFactory = _ => [] };
        return CommandOptions.Create(
            host,
            "approve",
            "Approve a step of a migration, or sign a manual one off; with the credentials of whoever approves.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), new Approval(r.GetValue(step)!, r.GetValue(expires), r.GetValue(comment), r.GetValue(evidence) ?? []), ct),
            [.. options.State, step, expires, comment, evidence]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, Approval approval, CancellationToken cancellationToken)
    {
        using var context = await MigrationOpening.OpenToSayAsync(invocation, answers, cancellationToken);
        var step = context.Runbook.Step(approval.Step);
        var terms = Approvals.Terms.Require(step);
        var expiry = approval.Expires is { } asked ? Expiry(asked) : terms.Expiry;
        expiry = expiry < terms.Expiry ? expiry : terms.Expiry;
        RequireEvidence(step, approval.Evidence);
        Refuse(context, await MigrationOpening.RequireRunAsync(context, cancellationToken), step, terms);
        var state = new RunState();
        await using var log = await context.AcquireAsync(state, cancellationToken);
        await MigrationRun.TakeAllAsync(context, state, cancellationToken);
        Refuse(context, state, step, terms);
        var open = context.Runbook.Before(step).Where(s => !state.Step(s.Id).IsDone).Select(s => s.Id).ToList();
        var given = await new People(context, log).ApproveAsync(step, expiry, approval.Comment, approval.Evidence, open);
        context.Printer.Line($"{step.Id}: approved by {given.Approver} until {Moments.Write(given.Expires)}.");
        if (open.Count > 0)
            context.Printer.Note($"early: {Early(open)}. What they do is approved unseen; to look at it first, approve once more when they are done.");
        context.Printer.Data("result", new() { ["step"] = step.Id, ["approver"] = given.Approver, ["expires"] = Moments.Write(given.Expires), ["notDone"] = new JsonArray([.. open.Select(o => (JsonNode)o)]) });
        return ExitCode.Done;
    }

    private static string Early(List<string> open)
        => string.Create(CultureInfo.InvariantCulture, $"{open.Count} {(open.Count == 1 ? "step before it is" : "steps before it are")} not done ({string.Join(", ", open.Take(MostNamed))}{(open.Count > MostNamed ? ", …" : "")})");

    private static void Refuse(RunContext context, RunState state, Runbooks.MigrationStep step, Approvals.Terms terms)
    {
        if (!context.Environment.Executors.WaitsForPerson(step.Kind))
            throw RunnerError.Usage($"Step {step.Id} is of kind {step.Kind}, which waits for nobody.");
        if (!state.IsUnfinished)
            throw RunnerError.Refused($"There is no run of {context.Runbook.FullName} in {context.Store.Location} that waits for an approval. Begin one: {context.Command("run")}");
        if (state.Undertaking is { } undertaking)
            throw RunnerError.Refused($"'{undertaking.Command}' was begun and not brought to an end: nothing is approved until it is. Run it again: {context.Command(undertaking.Command)}");
        if (state.Binding != context.Binding)
            throw RunnerError.Refused("The runbook, or a document that it uses, is not that of the run: this approval would not count. Bring the old one back, or resume with --accept-changed-runbook first.");
        if (state.Step(step.Id).IsDone)
            throw RunnerError.Refused($"Step {step.Id} is done already.");
        if (Approvals.ObjectionTo(context.Caller.Arn, terms, state.Operator ?? "") is { } objection)
            throw RunnerError.Refused($"Step {step.Id}: {objection}.");
    }

    private static void RequireEvidence(Runbooks.MigrationStep step, IReadOnlyList<string> given)
    {
        if (given.Count != step.Evidence.Count || given.Any(string.IsNullOrWhiteSpace))
            throw RunnerError.Usage(step.Evidence.Count == 0
                ? $"Step {step.Id} asks for no evidence: leave --evidence out, or say it with --comment."
                : string.Create(CultureInfo.InvariantCulture, $"Step {step.Id} asks for {step.Evidence.Count} pieces of evidence, in this order, each with --evidence: {string.Join("; ", step.Evidence)}."));
    }

    private static TimeSpan Expiry(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        var wrong = RunnerError.Usage($"--expires '{text}' is no time such as 30m, 8h or 2d.");
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 100_000)
            throw wrong;
        return unit switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => throw wrong,
        };
    }
}
