using Groundplan.Runner.Engine;
using System.CommandLine;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan status</c>: the deployed stack or the run of a migration, and what to do next.</summary>
internal static class StatusCommand
{
    public static Command Create(Host host)
    {
        var engine = new EngineOptions();
        return CommandOptions.Create(
            host, "status", "Show the deployed stack of a root, or where the run of a migration stands.", OptionGroups.Root | OptionGroups.Aws, (i, r, ct) => RunAsync(i, engine.Read(r), ct), [.. engine.State]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        var root = plan.Select(invocation.Root);
        return MigrationOpening.IsMigration(root)
            ? await MigrationStatus.RunAsync(invocation, plan, root, answers, cancellationToken)
            : await StackAsync(invocation with { NoBuild = true, Previous = plan.Previous, Root = root.FullName }, cancellationToken);
    }

    private static async Task<int> StackAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var client = target.CloudFormation();
        ICloudFormationReader cloudFormation = client;
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken);
        if (stack is null)
        {
            invocation.Printer.Line($"{target.Stack.Name}: not deployed");
            invocation.Printer.Data("result", new() { ["stack"] = target.Stack.Name, ["status"] = null, ["next"] = "create it: groundplan deploy" });
            return ExitCode.Done;
        }
        StackReport.Resources(invocation.Printer, await cloudFormation.ListStackResourcesAsync(stack.StackId, cancellationToken));
        StackReport.Outputs(invocation.Printer, stack);
        invocation.Printer.Line($"termination protection: {(stack.EnableTerminationProtection ? "on" : "off")}");
        StackReport.Result(invocation.Printer, stack.StackName, stack.StackStatus);
        return StackStatuses.Of(stack.StackStatus).Kind is StackKind.Healthy or StackKind.Busy ? ExitCode.Done : ExitCode.Failed;
    }
}
