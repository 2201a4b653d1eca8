using System.CommandLine;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan deploy</c>: preview, confirmation, execution, events, verdict.</summary>
internal static class DeployCommand
{
    public static Command Create(Host host) => CommandOptions.Create(
        host,
        "deploy",
        "Create or update the stack of a root, after a preview and a confirmation.",
        OptionGroups.Deployment,
        (i, _, ct) => RunAsync(i, ct));

    public static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        invocation.RequireSomeoneToAsk("deploy");
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        target.RejectErrors(invocation);
        var template = Template.Read(target.Plan, target.Root);
        TemplateUpload.RejectTooLarge(template.Body);
        using var cloudFormation = target.CloudFormation();
        var stack = await ReadyStackAsync(invocation, target, cloudFormation, cancellationToken);
        await RenamedStack.ReportAsync(invocation, target, cloudFormation, cancellationToken);
        var preview = await PreviewAsync(invocation, target, template, cloudFormation, stack, cancellationToken);
        if (preview.Changes.Count == 0)
        {
            await preview.DiscardAsync(cloudFormation, invocation.Host.Interrupts.Abandon);
            invocation.Printer.Line($"{target.Stack.Name}: nothing to do.");
            invocation.Printer.Data("result", new() { ["stack"] = target.Stack.Name, ["status"] = stack?.StackStatus, ["succeeded"] = true, ["changes"] = 0 });
            if (stack is not null)
                await ProtectAsync(invocation, target, cloudFormation, stack, cancellationToken);
            return ExitCode.Done;
        }
        await ConfirmOrDiscardAsync(invocation, target, cloudFormation, preview, cancellationToken);
        return await ExecuteAsync(invocation, target, template, cloudFormation, stack, preview, cancellationToken);
    }

    /// <summary>The stack to update, null when it is to be created; a dead one is deleted first.</summary>
    private static async Task<Stack?> ReadyStackAsync(Invocation invocation, StackTarget target, IAmazonCloudFormation cloudFormation, CancellationToken cancellationToken)
    {
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken);
        if (stack is null)
            return null;
        var row = StackStatuses.Of(stack.StackStatus);
        switch (row.Kind)
        {
            case StackKind.Gone:
                return null;
            case StackKind.Healthy:
                return stack;
            case StackKind.Shell:
                invocation.Printer.Note($"{stack.StackName} is {stack.StackStatus}: the shell of a preview that nobody executed. It is used.");
                return stack;
            case StackKind.Busy:
                throw RunnerError.Locked($"{stack.StackName} is {stack.StackStatus}: {row.NextAction}.");
            case StackKind.Dead:
                await DeleteDeadAsync(invocation, cloudFormation, stack, cancellationToken);
                return null;
            default:
                throw RunnerError.Refused($"{stack.StackName} is {stack.StackStatus}: {row.NextAction}.");
        }
    }

    private static async Task DeleteDeadAsync(Invocation invocation, IAmazonCloudFormation cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        invocation.Printer.Line($"{stack.StackName} is {stack.StackStatus}: its creation failed, so it can only be deleted and created again.");
        if (!await invocation.ConfirmAsync("Delete it and create it again?", cancellationToken))
            throw RunnerError.Refused("Nothing was changed.");
        var outcome = await StackDeletion.RunAsync(invocation, cloudFormation, stack, cancellationToken);
        if (!outcome.Succeeded)
            throw RunnerError.Failed($"{stack.StackName} could not be deleted: {StackStatuses.Of(outcome.StackStatus).NextAction}.");
    }

    private static async Task<ChangeSetPreview> PreviewAsync(
        Invocation invocation, StackTarget target, Template template, ICloudFormationPreviewer cloudFormation, Stack? stack, CancellationToken cancellationToken)
    {
        var request = await ChangeSetRequests.CreateAsync(invocation, target, template, stack, cancellationToken);
        var preview = await invocation.Printer.BusyAsync(
            $"Computing the changes of {target.Stack.Name}", () => ChangeSetPreview.CreateAsync(cloudFormation, request, madeStack: stack is null, invocation.Host.Pace, invocation.Host.Interrupts.Abandon, cancellationToken));
        if (preview.Changes.Count > 0)
        {
            StackReport.Changes(invocation.Printer, preview.Changes, target.Sources);
            StackReport.Capabilities(invocation.Printer, request.Capabilities);
        }
        return preview;
    }

    private static async Task ConfirmOrDiscardAsync(
        Invocation invocation, StackTarget target, ICloudFormationPreviewer cloudFormation, ChangeSetPreview preview, CancellationToken cancellationToken)
    {
        var confirmed = false;
        try
        {
            confirmed = await invocation.ConfirmAsync($"Deploy {target.Stack.Name} to account {target.Account}, {target.Session.Region}, with these capabilities?", cancellationToken);
        }
        finally
        {
            if (!confirmed)
                await preview.DiscardAsync(cloudFormation, invocation.Host.Interrupts.Abandon);
        }
        if (!confirmed)
            throw RunnerError.Refused("Nothing was changed.");
    }

    private static async Task<int> ExecuteAsync(
        Invocation invocation, StackTarget target, Template template, IAmazonCloudFormation cloudFormation, Stack? before, ChangeSetPreview preview, CancellationToken cancellationToken)
    {
        var mark = before is null ? StackFollower.NewStack(preview.StackId) : await StackFollower.MarkAsync(cloudFormation, before, cancellationToken);
        var columns = EventColumns.Of(template, mark.Events);
        await cloudFormation.ExecuteChangeSetAsync(preview.ChangeSetId, preview.StackId, Guid.NewGuid().ToString(), cancellationToken);
        StackOutcome outcome;
        try
        {
            outcome = await invocation.Printer.BusyAsync(
                $"Deploying {target.Stack.Name}",
                () => StackFollower.FollowAsync(cloudFormation, mark, invocation.Host.Pace, e => StackReport.Event(invocation.Printer, columns, e), cancellationToken));
        }
        catch (OperationCanceledException)
        {
            invocation.Printer.Note($"Stopped watching. CloudFormation goes on with {target.Stack.Name}; look with groundplan status.");
            throw;
        }
        return await ConcludeAsync(invocation, target, cloudFormation, outcome, cancellationToken);
    }

    private static async Task<int> ConcludeAsync(Invocation invocation, StackTarget target, IAmazonCloudFormation cloudFormation, StackOutcome outcome, CancellationToken cancellationToken)
    {
        StackReport.Resources(invocation.Printer, await cloudFormation.ListStackResourcesAsync(outcome.StackId, cancellationToken));
        var protectedAsAsked = true;
        if (outcome.Succeeded && await cloudFormation.DescribeStackAsync(outcome.StackId, cancellationToken) is { } stack)
        {
            StackReport.Outputs(invocation.Printer, stack);
            protectedAsAsked = await ProtectAsync(invocation, target, cloudFormation, stack, cancellationToken);
        }
        else
            StackReport.Causes(invocation.Printer, outcome, target.Sources);
        StackReport.Result(invocation.Printer, target.Stack.Name, outcome.StackStatus);
        return outcome.Succeeded && protectedAsAsked ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Switches termination protection on when the plan asks for it; never off.</summary>
    private static async Task<bool> ProtectAsync(Invocation invocation, StackTarget target, IAmazonCloudFormation cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        if (!target.Stack.TerminationProtection || stack.EnableTerminationProtection)
            return true;
        try
        {
            await cloudFormation.UpdateTerminationProtectionAsync(stack.StackId, true, cancellationToken);
            invocation.Printer.Line("termination protection: on");
            return true;
        }
        catch (AmazonServiceException e)
        {
            invocation.Printer.Note($"error: {stack.StackName} is deployed, but its termination protection could not be switched on: {AwsErrors.Describe(e)}");
            return false;
        }
    }
}
