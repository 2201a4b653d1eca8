using System.CommandLine;
using System.Globalization;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan plan</c>: what running a migration would do now. Writes nothing, not even a folder.</summary>
internal static class PlanCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        return CommandOptions.Create(
            host,
            "plan",
            "Look at the environment and say what each step of a migration would do; writes nothing.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), ct),
            [.. options.Look]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        using var context = await MigrationOpening.OpenAsync(invocation, answers, cancellationToken);
        var state = await RunState.ReadAsync(context.Store, cancellationToken);
        var steps = await invocation.Printer.BusyAsync("Looking at the environment", () => new Forecasts(context, state).AllAsync(cancellationToken));
        var fails = steps.Count(s => s.Forecast.State == StepState.WouldFail);
        Print(invocation.Printer, context, steps, fails);
        if (state.Binding is { } binding && state.IsUnfinished && binding != context.Binding)
            invocation.Printer.Note("the runbook, or a document that it uses, is not that of the run any more: resume will refuse it.");
        return fails == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(Printer printer, RunContext context, IReadOnlyList<PlannedStep> steps, int fails)
    {
        printer.Line($"{context.Runbook.FullName}: account {context.Caller.Account}, region {context.Region}{(context.Runbook.Environment is { } environment ? $", environment {environment}" : "")}");
        printer.Table(["step", "kind", "phase", "", "time", "why"], [.. steps.Select(s => (string[])[s.Step.Id, s.Step.Kind, s.Step.Phase ?? "", Word(s), Time(s.Forecast.Estimate), s.Forecast.Reason])]);
        var longest = Longest(context.Runbook, steps);
        printer.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{steps.Count} steps: {steps.Count(s => s.IsDone)} done, {Count(steps, StepState.WouldRun)} would run, {Count(steps, StepState.AlreadySatisfied)} already satisfied, {Count(steps, StepState.CannotVerifyYet)} cannot be verified yet, {fails} would fail{(longest > TimeSpan.Zero ? $"; {Durations.Text(longest)} or more" : "")}. Nothing was written."));
        foreach (var step in steps)
            printer.Data("step", new()
            {
                ["id"] = step.Step.Id,
                ["kind"] = step.Step.Kind,
                ["phase"] = step.Step.Phase,
                ["state"] = Word(step),
                ["reason"] = step.Forecast.Reason,
                ["estimateSeconds"] = step.Forecast.Estimate?.TotalSeconds,
            });
        printer.Data("result", new() { ["root"] = context.Runbook.FullName, ["steps"] = steps.Count, ["wouldFail"] = fails, ["estimateSeconds"] = longest.TotalSeconds, ["journal"] = context.Store.Location });
    }

    private static int Count(IReadOnlyList<PlannedStep> steps, StepState state) => steps.Count(s => !s.IsDone && s.Forecast.State == state);

    private static string Time(TimeSpan? estimate) => estimate is { } time ? Durations.Text(time) : "";

    private static string Word(PlannedStep step) => step switch
    {
        { IsDone: true } => "done",
        { Forecast.State: StepState.WouldRun } => "would run",
        { Forecast.State: StepState.AlreadySatisfied } => "already satisfied",
        { Forecast.State: StepState.CannotVerifyYet } => "cannot verify yet",
        _ => "would fail",
    };

    // The longest chain of steps that are still to be done.
    private static TimeSpan Longest(MigrationRunbook runbook, IReadOnlyList<PlannedStep> steps)
    {
        var ends = new AlongOrder<TimeSpan>(runbook, before => before.DefaultIfEmpty().Max());
        foreach (var step in steps)
            ends.Say(step.Step, ends.Before(step.Step) + (step.IsDone ? TimeSpan.Zero : step.Forecast.Estimate ?? TimeSpan.Zero));
        return ends.All.DefaultIfEmpty().Max();
    }
}
