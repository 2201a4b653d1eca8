using System.CommandLine;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan status</c>: the deployed stack, and what to do next.</summary>
internal static class StatusCommand
{
    public static Command Create(Host host) => CommandOptions.Create(
        host, "status", "Show the deployed stack of a root.", OptionGroups.Root | OptionGroups.Aws, (i, _, ct) => RunAsync(i, ct));

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
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
