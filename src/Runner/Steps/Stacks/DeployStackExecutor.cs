using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary><c>deploy-stack</c>: makes a stack as its template says, by a change set, and follows it until it is at rest.</summary>
internal sealed class DeployStackExecutor : IStepExecutor
{
    public string Kind => "deploy-stack";

    public IReadOnlyList<string> Outputs => ["*"];

    public string? ReasonToKeep(string compensation, JsonObject? saved) => compensation == "delete-stack" ? StoodBefore.ReasonToKeep("the stack", saved) : null;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.ForecastAsync(step, async () =>
    {
        var (_, wanted, protects) = Read(step);
        if (wanted.Missing(wanted.Template) is { Count: > 0 } missing)
            return new StepForecast(StepState.WouldFail, $"the template needs {string.Join(" and ", missing)}, which the step does not acknowledge");
        var cloudFormation = step.Services.In(wanted.Region).CloudFormation;
        var stack = await cloudFormation.DescribeStackAsync(wanted.Stack, cancellationToken);
        if (stack is null)
            return new StepForecast(StepState.WouldRun, $"{wanted.Stack} is not there; creates it with {wanted.Template.Resources.Count()} resources");
        var row = StackStatuses.Of(stack.StackStatus);
        switch (row.Kind)
        {
            case StackKind.Gone or StackKind.Shell:
                return new StepForecast(StepState.WouldRun, $"{wanted.Stack} is {stack.StackStatus}; creates it with {wanted.Template.Resources.Count()} resources");
            case StackKind.Healthy:
                var differences = await StackComparison.DifferencesAsync(cloudFormation, stack, wanted, protects, cancellationToken);
                return differences.Count == 0
                    ? new StepForecast(StepState.AlreadySatisfied, $"{wanted.Stack} is {stack.StackStatus} with this template, these parameters and tags")
                    : new StepForecast(StepState.WouldRun, $"{wanted.Stack} is {stack.StackStatus}; differs in {string.Join(", ", differences)}");
            case StackKind.Busy:
                return new StepForecast(StepState.CannotVerifyYet, $"{wanted.Stack} is {stack.StackStatus}: another operation runs");
            default:
                return new StepForecast(StepState.WouldFail, $"{wanted.Stack} is {stack.StackStatus}; next: {row.NextAction}");
        }
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var (arguments, wanted, protects) = Read(step);
        wanted.RequireCapabilities(arguments, wanted.Template);
        var services = step.Writes.In(wanted.Region);
        var deployment = new StackDeployment(step, services, wanted);
        var deployed = await deployment.ResumedAsync(cancellationToken) ?? await deployment.RunAsync(cancellationToken);
        var stack = await services.CloudFormation.DescribeStackAsync(deployed.StackId, cancellationToken)
            ?? throw new StepFailure($"Step {step.Id}: stack {wanted.Stack} was deployed and is gone again. Find out who deleted it.");
        if (protects && !stack.EnableTerminationProtection)
            await ProtectAsync(step, services.CloudFormation, stack, cancellationToken);
        return new StepOutcome(
            deployed.Changes == 0 ? $"{wanted.Stack} is {stack.StackStatus}; there was nothing to change" : $"{wanted.Stack} is {stack.StackStatus}",
            StackOutputs.Of(stack),
            new() { ["stackId"] = stack.StackId, ["status"] = stack.StackStatus, ["created"] = deployed.Created });
    });

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var (_, wanted, protects) = Read(step);
        var cloudFormation = step.Services.In(wanted.Region).CloudFormation;
        if (await cloudFormation.DescribeStackAsync(wanted.Stack, cancellationToken) is not { } stack)
            return new StepVerdict(false, $"stack {wanted.Stack} is not there");
        if (StackStatuses.Of(stack.StackStatus).Kind != StackKind.Healthy)
            return new StepVerdict(false, $"stack {wanted.Stack} is {stack.StackStatus}; a healthy one was expected");
        var differences = await StackComparison.DifferencesAsync(cloudFormation, stack, wanted, protects, cancellationToken);
        return differences.Count == 0
            ? new StepVerdict(true, $"stack {wanted.Stack} is {stack.StackStatus} with this template")
            : new StepVerdict(false, $"stack {wanted.Stack} is {stack.StackStatus} and differs in {string.Join(", ", differences)}");
    });

    private static (StepArguments Arguments, StackArguments Wanted, bool TerminationProtection) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only([.. StackArguments.Names, "terminationProtection"]);
        return (arguments, StackArguments.Of(step, arguments), arguments.Truth("terminationProtection"));
    }

    private static async Task ProtectAsync(StepRun step, IAmazonCloudFormation cloudFormation, Stack stack, CancellationToken cancellationToken)
    {
        try
        {
            await cloudFormation.UpdateTerminationProtectionAsync(stack.StackId, true, cancellationToken);
        }
        catch (AmazonServiceException e)
        {
            throw new StepFailure($"Step {step.Id}: {stack.StackName} is deployed, but its termination protection could not be switched on: {Aws.AwsErrors.Describe(e)}", Aws.AwsErrors.IsNotKnownYet(e), e);
        }
    }
}
