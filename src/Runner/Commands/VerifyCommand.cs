using System.CommandLine;
using System.Globalization;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan verify</c>: whether what the steps that are done claim is still so.</summary>
internal static class VerifyCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        return CommandOptions.Create(
            host,
            "verify",
            "Verify once more the steps of a migration that are done; writes nothing.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), ct),
            [.. options.Look]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        using var context = await MigrationOpening.OpenAsync(invocation, answers, cancellationToken);
        var state = await MigrationOpening.RequireRunAsync(context, cancellationToken);
        var answersOf = await invocation.Printer.BusyAsync("Verifying", () => new Verifications(context, state).AllAsync(cancellationToken));
        context.Printer.Table(["step", "check", "", "what was seen"], [.. answersOf.Select(a => (string[])[a.Step, a.Check, Word(a), a.Verdict.Detail])]);
        foreach (var answer in answersOf)
            context.Printer.Data("check", new() { ["step"] = answer.Step, ["check"] = answer.Check, ["state"] = State(answer), ["by"] = answer.SupersededBy, ["detail"] = answer.Verdict.Detail });
        var superseded = answersOf.Count(a => a.SupersededBy is not null);
        var broken = answersOf.Count(a => !a.Verdict.Holds) - superseded;
        var unverified = answersOf.Count(a => a.Verdict is { Holds: true, Verified: false });
        var verified = answersOf.Count - broken - superseded - unverified;
        var also = superseded == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {superseded} superseded by later steps");
        context.Printer.Line(state.Ended is { Kind: JournalKind.Aborted } aborted
            ? $"{context.Runbook.FullName}: the run was aborted at {Moments.Write(aborted.Time)}; nothing stands to be verified."
            : string.Create(CultureInfo.InvariantCulture, $"{verified} verified{also}, {broken} do not hold, {unverified} cannot be verified."));
        context.Printer.Data("result", new() { ["root"] = context.Runbook.FullName, ["verified"] = verified, ["superseded"] = superseded, ["broken"] = broken, ["unverified"] = unverified });
        return broken == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Word(Verification answer) => answer.SupersededBy is { } step ? $"superseded by {step}" : State(answer);

    private static string State(Verification answer) => answer.Verdict switch
    {
        { Holds: false } when answer.SupersededBy is not null => "superseded",
        { Holds: false } => "does not hold",
        { Verified: false } => "unverified",
        _ => "verified",
    };
}
