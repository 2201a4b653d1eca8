using System.CommandLine;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan diff</c>: what a deploy would change. Holds a client that cannot execute it.</summary>
internal static class DiffCommand
{
    public static Command Create(Host host) => CommandOptions.Create(
        host, "diff", "Show what a deploy would change in the deployed stack.", OptionGroups.Root | OptionGroups.Aws | OptionGroups.Upload, (i, _, ct) => RunAsync(i, ct));

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var client = target.CloudFormation();
        return await DiffAsync(invocation, target, client, cancellationToken);
    }

    private static async Task<int> DiffAsync(Invocation invocation, StackTarget target, ICloudFormationPreviewer cloudFormation, CancellationToken cancellationToken)
    {
        var template = Template.Read(target.Plan, target.Root);
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken);
        if (stack is not null && StackStatuses.Of(stack.StackStatus) is { Kind: not (StackKind.Healthy or StackKind.Shell) } row)
            throw row.Kind == StackKind.Busy
                ? RunnerError.Locked($"{stack.StackName} is {stack.StackStatus}: {row.NextAction}.")
                : RunnerError.Failed($"{stack.StackName} is {stack.StackStatus} and cannot be compared: {row.NextAction}.");
        await RenamedStack.ReportAsync(invocation, target, cloudFormation, cancellationToken);
        var request = await ChangeSetRequests.CreateAsync(invocation, target, template, stack, cancellationToken);
        var preview = await invocation.Printer.BusyAsync(
            $"Computing the changes of {target.Stack.Name}", () => ChangeSetPreview.CreateAsync(cloudFormation, request, madeStack: stack is null, invocation.Host.Pace, invocation.Host.Interrupts.Abandon, cancellationToken));
        await preview.DiscardAsync(cloudFormation, invocation.Host.Interrupts.Abandon);
        if (preview.Changes.Count == 0)
            invocation.Printer.Line($"{target.Stack.Name}: no changes.");
        else
            StackReport.Changes(invocation.Printer, preview.Changes, target.Sources);
        invocation.Printer.Data("diff", new() { ["stack"] = target.Stack.Name, ["changes"] = preview.Changes.Count });
        return ExitCode.Done;
    }
}
