using System.CommandLine;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Lookups;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan delete</c>: deletes a stack that nobody needs any more.</summary>
internal static class DeleteCommand
{
    private sealed record Answers(string? ConfirmName, bool Force, string? Reason, bool Unprotect);

    public static Command Create(Host host)
    {
        var confirmName = new Option<string?>("--confirm-name") { Description = "The stack's name, instead of typing it; another name is refused." };
        var force = new Option<bool>("--force") { Description = "Delete although its SSM parameters or exports are still consumed; needs --reason." };
        var reason = new Option<string?>("--reason") { Description = "Why --force is right; printed." };
        var unprotect = new Option<bool>("--unprotect") { Description = "Switch termination protection off first." };
        return CommandOptions.Create(
            host,
            "delete",
            "Delete the stack of a root, unless something still consumes what it publishes.",
            OptionGroups.Root | OptionGroups.Aws | OptionGroups.Confirm,
            (i, r, ct) => RunAsync(i, new Answers(r.GetValue(confirmName), r.GetValue(force), r.GetValue(reason), r.GetValue(unprotect)), ct),
            confirmName,
            force,
            reason,
            unprotect);
    }

    private static async Task<int> RunAsync(Invocation invocation, Answers answers, CancellationToken cancellationToken)
    {
        if (answers.Force && string.IsNullOrWhiteSpace(answers.Reason))
            throw RunnerError.Usage("--force needs --reason \"…\".");
        if (answers.ConfirmName is null)
            invocation.RequireSomeoneToAsk("delete");
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var cloudFormation = target.CloudFormation();
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken);
        if (stack is null || StackStatuses.Of(stack.StackStatus).Kind == StackKind.Gone)
        {
            invocation.Printer.Line($"{target.Stack.Name}: not deployed, nothing to do.");
            invocation.Printer.Data("result", new() { ["stack"] = target.Stack.Name, ["status"] = null, ["succeeded"] = true });
            return ExitCode.Done;
        }
        if (StackStatuses.Of(stack.StackStatus).Kind == StackKind.Busy)
            throw RunnerError.Locked($"{stack.StackName} is {stack.StackStatus}: {StackStatuses.Of(stack.StackStatus).NextAction}.");
        if (stack.EnableTerminationProtection && !answers.Unprotect)
            throw RunnerError.Refused($"{stack.StackName} has termination protection. If it is to go all the same, give --unprotect.");
        await RefuseWhileConsumedAsync(invocation, answers, target, cloudFormation, stack, cancellationToken);
        await RequireNameAsync(invocation, answers, stack, cancellationToken);
        return await DeleteAsync(invocation, cloudFormation, stack, cancellationToken);
    }

    private static async Task RefuseWhileConsumedAsync(
        Invocation invocation, Answers answers, StackTarget target, ICloudFormationReader cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        var consumers = await invocation.Printer.BusyAsync(
            "Looking for consumers", () => ConsumerSearch.RunAsync(cloudFormation, target.Plan.Manifest, target.Root, stack, cancellationToken));
        foreach (var consumer in consumers)
        {
            invocation.Printer.Line($"consumed: {consumer.What} by {consumer.By}");
            invocation.Printer.Data("consumer", new() { ["what"] = consumer.What, ["by"] = consumer.By });
        }
        if (consumers.Count == 0)
            return;
        if (!answers.Force)
            throw RunnerError.Refused($"{stack.StackName} publishes what is still consumed ({consumers.Count}). Move the consumers first, or give --force --reason \"…\".");
        invocation.Printer.Line($"forced: {answers.Reason}");
    }

    private static async Task RequireNameAsync(Invocation invocation, Answers answers, Stack stack, CancellationToken cancellationToken)
    {
        var named = answers.ConfirmName is { } name
            ? name == stack.StackName
            : invocation.Yes || await Prompt.TypedAsync(invocation.Host, $"Type {stack.StackName} to delete it:", stack.StackName, cancellationToken);
        if (!named)
            throw RunnerError.Refused("That is not the stack's name. Nothing was changed.");
    }

    private static async Task<int> DeleteAsync(Invocation invocation, IAmazonCloudFormation cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        if (stack.EnableTerminationProtection)
            await cloudFormation.UpdateTerminationProtectionAsync(stack.StackId, false, cancellationToken);
        StackOutcome outcome;
        try
        {
            outcome = await StackDeletion.RunAsync(invocation, cloudFormation, stack, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            invocation.Printer.Note($"Stopped watching. CloudFormation goes on deleting {stack.StackId}.");
            throw;
        }
        StackDeletion.ReportLeftovers(invocation, outcome);
        StackReport.Result(invocation.Printer, stack.StackName, outcome.StackStatus);
        return outcome.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }
}
