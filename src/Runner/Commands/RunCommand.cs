using Groundplan.Runner.Engine;
using System.CommandLine;
using Groundplan.Migrations.Documents;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan run</c>: the steps of a stack's runbook, in order, up to the first that does not succeed; or a migration from its start.</summary>
internal static class RunCommand
{
    public static Command Create(Host host)
    {
        var approve = new Option<string[]>("--approve") { Description = "The id of an approval or manual step that is approved beforehand; may be repeated.", DefaultValueFactory = _ => [] };
        var again = new Option<bool>("--again") { Description = "Run a migration that was finished once more, from its first step." };
        var engine = new EngineOptions();
        return CommandOptions.Create(
            host,
            "run",
            "Walk through the runbook of a root, or begin the run of a migration. --yes confirms deployments or the start, but approves no approval or manual step.",
            OptionGroups.Deployment,
            (i, r, ct) => RunAsync(i, r.GetValue(approve) ?? [], engine.Read(r), r.GetValue(again), ct),
            [approve, again, .. engine.Run]);
    }

    private static async Task<int> RunAsync(Invocation invocation, IReadOnlyList<string> approved, EngineAnswers answers, bool again, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        var root = plan.Select(invocation.Root);
        if (!MigrationOpening.IsMigration(root))
            return await WalkAsync(invocation, plan, root, approved, cancellationToken);
        return approved.Count == 0
            ? await MigrationRun.StartAsync(invocation, plan, root, answers, again, cancellationToken)
            : throw RunnerError.Usage("--approve is for the runbook of a stack. The steps of a migration are approved one by one: groundplan approve --step <id>.");
    }

    private static async Task<int> WalkAsync(Invocation invocation, Plan plan, PlanRoot root, IReadOnlyList<string> approved, CancellationToken cancellationToken)
    {
        var runbook = Runbook.Read(plan, root);
        if (approved.FirstOrDefault(a => runbook.Steps.All(s => s.Id != a)) is { } unknown)
            throw RunnerError.Usage($"--approve {unknown}: the runbook has no such step. It has: {string.Join(", ", runbook.Steps.Select(s => s.Id))}.");
        var built = invocation with { NoBuild = true, Previous = plan.Previous, Root = root.FullName };
        foreach (var (step, number) in runbook.Steps.Select((s, i) => (s, i + 1)))
        {
            invocation.Printer.Line($"step {number}/{runbook.Steps.Count} {step.Id}: {step.Title}");
            var code = await StepAsync(built, plan, step, approved.Contains(step.Id), cancellationToken);
            invocation.Printer.Data("step", new() { ["id"] = step.Id, ["kind"] = step.Kind, ["exitCode"] = code });
            if (code != ExitCode.Done)
            {
                invocation.Printer.Note($"stopped at step {number}, {step.Id}.");
                return code;
            }
        }
        invocation.Printer.Line($"{root.FullName}: all {runbook.Steps.Count} steps are done.");
        return ExitCode.Done;
    }

    private static Task<int> StepAsync(Invocation invocation, Plan plan, RunbookStep step, bool approved, CancellationToken cancellationToken) => step.Kind switch
    {
        "check" => CheckCommand.RunAsync(invocation, cancellationToken),
        "show" => ShowCommand.RunAsync(invocation, step.Document, cancellationToken),
        "test-deploy" => TestDeployCommand.RunAsync(invocation, cancellationToken),
        "deploy" => DeployCommand.RunAsync(invocation, cancellationToken),
        "verify-outputs" => OutputVerification.RunAsync(invocation, cancellationToken),
        "approval" or "manual" => ApproveAsync(invocation, plan.Folder, step, approved, cancellationToken),
        _ => throw RunnerError.Usage($"Step {step.Id} is of kind '{step.Kind}', which this tool does not know."),
    };

    private static async Task<int> ApproveAsync(Invocation invocation, PlanFolder folder, RunbookStep step, bool approved, CancellationToken cancellationToken)
    {
        invocation.Printer.Line($"  {step.Description}");
        if (step.Command is { Count: > 0 } command)
            invocation.Printer.Line($"  $ {ShellText.Line([.. command.Select(word => FromHere(folder, word)), .. RegionOf(invocation, command)])}");
        if (approved)
            return ExitCode.Done;
        if (!invocation.Host.CanAsk || invocation.Printer.Json)
            throw RunnerError.Refused($"Step {step.Id} wants a person, and there is nobody to ask: give --approve {step.Id}.");
        var question = step.Kind == "approval" ? $"Approve {step.Id}?" : $"Is {step.Id} done?";
        return await Prompt.YesAsync(invocation.Host, question, cancellationToken) ? ExitCode.Done : ExitCode.Refused;
    }

    // The runbook's paths start from the project's folder; the person need not stand there.
    private static string FromHere(PlanFolder folder, string word)
    {
        if (!word.StartsWith(PlanFolder.Default, StringComparison.Ordinal))
            return word;
        return Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(folder.Documents, word[PlanFolder.Default.Length..]));
    }

    // Where the plan names no region, the runbook names none either: the person's command goes where this run goes.
    private static IEnumerable<string> RegionOf(Invocation invocation, IReadOnlyList<string> command)
        => command[0] == "aws" && !command.Contains("--region") && invocation.Target.Region is { } region ? ["--region", region] : [];
}
