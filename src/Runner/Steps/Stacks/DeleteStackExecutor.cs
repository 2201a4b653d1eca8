using System.Text.Json.Nodes;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary><c>delete-stack</c>: deletes a stack and follows it until it is gone.</summary>
internal sealed class DeleteStackExecutor : IStepExecutor
{
    public string Kind => "delete-stack";

    public IReadOnlyList<string> Outputs => ["stackId"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.ForecastAsync(step, async () =>
    {
        var arguments = Arguments.Of(step);
        var cloudFormation = step.Services.In(arguments.Region).CloudFormation;
        if (await FindAsync(cloudFormation, arguments.Stack, cancellationToken) is not { } stack)
            return await DeletedAsync(cloudFormation, arguments.Stack, cancellationToken) is { } deleted
                ? new StepForecast(StepState.AlreadySatisfied, $"{arguments.Stack} was deleted: {deleted.StackId}")
                : StepForecast.Absent($"there is no stack {arguments.Stack}, and none of that name was deleted in the last 90 days");
        if (stack.EnableTerminationProtection && !arguments.Unprotect)
            return new StepForecast(StepState.WouldFail, $"{arguments.Stack} has termination protection; the step does not say unprotect");
        var count = (await cloudFormation.ListStackResourcesAsync(stack.StackId, cancellationToken)).Count;
        return new(StackStatuses.Of(stack.StackStatus).Kind == StackKind.Busy ? StepState.CannotVerifyYet : StepState.WouldRun, $"{arguments.Stack} is {stack.StackStatus} and has {count} resources");
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var arguments = Arguments.Of(step);
        var cloudFormation = step.Writes.In(arguments.Region).CloudFormation;
        var begun = (string?)step.Checkpoint?["stack"];
        var stack = begun is null ? await FindAsync(cloudFormation, arguments.Stack, cancellationToken) : await cloudFormation.DescribeStackAsync(begun, cancellationToken);
        if (stack is null)
            return Gone(begun ?? (await DeletedAsync(cloudFormation, arguments.Stack, cancellationToken))?.StackId
                ?? throw new StepFailure($"Step {step.Id}: there is no stack {arguments.Stack} in {step.Writes.In(arguments.Region).Region}, and none of that name was deleted in the last 90 days. Mend the name or the region."));
        if (StackStatuses.Of(stack.StackStatus).Kind == StackKind.Gone)
            return Gone(stack.StackId);
        return await DeleteAsync(step, arguments, cloudFormation, stack, begun is not null, cancellationToken);

        StepOutcome Gone(string stackId) => new($"{arguments.Stack} is gone", new() { ["stackId"] = stackId });
    });

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var arguments = Arguments.Of(step);
        var cloudFormation = step.Services.In(arguments.Region).CloudFormation;
        if (await FindAsync(cloudFormation, arguments.Stack, cancellationToken) is { } stack)
            return new StepVerdict(false, $"stack {arguments.Stack} is {stack.StackStatus}");
        var id = (string?)step.Outputs["stackId"] ?? (await DeletedAsync(cloudFormation, arguments.Stack, cancellationToken))?.StackId;
        return id is not null
            ? new StepVerdict(true, $"stack {arguments.Stack} is deleted: {id}")
            : new StepVerdict(false, $"there is no stack {arguments.Stack}, and none of that name was deleted in the last 90 days");
    });

    private static async Task<StepOutcome> DeleteAsync(
        StepRun step, Arguments arguments, IAmazonCloudFormation cloudFormation, Stack stack, bool begun, CancellationToken cancellationToken)
    {
        var busy = StackStatuses.Of(stack.StackStatus).Kind == StackKind.Busy;
        if (busy && !(begun && stack.StackStatus == StackStatuses.DeleteInProgress))
            throw StackFailures.Status(step, stack, mayRetry: true);
        if (stack.EnableTerminationProtection && !arguments.Unprotect)
            throw new StepFailure($"Step {step.Id}: stack {arguments.Stack} has termination protection; nothing was changed. If it is to go all the same, the step has to say unprotect.");
        var mark = busy ? new StackMark(stack.StackId, stack.StackStatus, []) : await StackFollower.MarkAsync(cloudFormation, stack, cancellationToken);
        if (!busy)
        {
            await step.SaveAsync(new() { ["stack"] = stack.StackId }, cancellationToken);
            if (stack.EnableTerminationProtection)
                await cloudFormation.UpdateTerminationProtectionAsync(stack.StackId, false, cancellationToken);
            await cloudFormation.DeleteStackAsync(stack.StackId, cancellationToken);
        }
        var gone = 0;
        var outcome = await StackFollower.FollowAsync(
            cloudFormation,
            mark,
            Pace.Of(step.Time),
            e =>
            {
                if (!e.IsOfStack && e.ResourceStatus == ResourceStatuses.DeleteComplete)
                    step.Report(new StepProgress(++gone, null, "resources"));
            },
            cancellationToken);
        if (!outcome.Succeeded)
            throw StackFailures.Of(step, arguments.Stack, outcome);
        var leftovers = StackLeftovers.Of(outcome);
        return new StepOutcome(
            leftovers.Count == 0 ? $"{arguments.Stack} is deleted" : $"{arguments.Stack} is deleted; {leftovers.Count} of its resources stay",
            new() { ["stackId"] = stack.StackId },
            new()
            {
                ["stays"] = new JsonArray([.. leftovers.Select(l => (JsonNode)new JsonObject
                {
                    ["logicalId"] = l.LogicalResourceId, ["physicalId"] = l.PhysicalResourceId, ["type"] = l.ResourceType, ["status"] = l.ResourceStatus,
                })]),
            });
    }

    private static async Task<Stack?> FindAsync(ICloudFormationReader cloudFormation, string name, CancellationToken cancellationToken)
        => await cloudFormation.DescribeStackAsync(name, cancellationToken) is { } stack && StackStatuses.Of(stack.StackStatus).Kind != StackKind.Gone ? stack : null;

    private static async Task<StackSummary?> DeletedAsync(ICloudFormationReader cloudFormation, string name, CancellationToken cancellationToken)
        => (await cloudFormation.ListDeletedStacksAsync(cancellationToken)).FirstOrDefault(s => s.StackName == name);

    private sealed record Arguments(string Stack, string? Region, bool Unprotect)
    {
        public static Arguments Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("stack", "region", "unprotect");
            return new Arguments(arguments.Text("stack"), arguments.OptionalText("region"), arguments.Truth("unprotect"));
        }
    }
}
