using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary><c>describe-outputs</c>: gives the outputs of a deployed stack to later steps.</summary>
internal sealed class DescribeOutputsExecutor : IStepExecutor
{
    public string Kind => "describe-outputs";

    public IReadOnlyList<string> Outputs => ["*"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.ForecastAsync(step, async () =>
    {
        var reading = await ReadAsync(step, cancellationToken);
        return reading.Problem is null
            ? new StepForecast(StepState.WouldRun, $"{reading.Name} has {reading.Stack!.Outputs.Count} outputs")
            : reading.Stack is null ? StepForecast.Absent(reading.Problem) : new StepForecast(StepState.WouldFail, reading.Problem);
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var reading = await ReadAsync(step, cancellationToken);
        return reading.Problem is null
            ? new StepOutcome($"read from {reading.Name}: {(reading.Stack!.Outputs.Count == 0 ? "no outputs" : string.Join(", ", reading.Stack.Outputs.Select(o => o.OutputKey)))}", StackOutputs.Of(reading.Stack))
            : throw new StepFailure($"Step {step.Id}: {reading.Problem}. Deploy the stack, or mend the plan.");
    });

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var reading = await ReadAsync(step, cancellationToken);
        if (reading.Problem is not null)
            return new StepVerdict(false, reading.Problem);
        var changed = step.Outputs.Where(o => reading.Stack!.Outputs.FirstOrDefault(s => s.OutputKey == o.Key)?.OutputValue != (string?)o.Value).Select(o => o.Key).ToList();
        return changed.Count == 0
            ? new StepVerdict(true, $"{reading.Name} has the outputs that were read")
            : new StepVerdict(false, $"{reading.Name} no longer has the outputs that were read: {string.Join(", ", changed)}");
    });

    private static async Task<(string Name, CloudFormation.Model.Stack? Stack, string? Problem)> ReadAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("stack", "region", "require");
        var name = arguments.Text("stack");
        var stack = await step.Services.In(arguments.OptionalText("region")).CloudFormation.DescribeStackAsync(name, cancellationToken);
        if (stack is null || StackStatuses.Of(stack.StackStatus).Kind is StackKind.Gone or StackKind.Shell)
            return (name, null, $"stack {name} is not deployed");
        var missing = arguments.Texts("require").Where(r => string.IsNullOrWhiteSpace(stack.Outputs.FirstOrDefault(o => o.OutputKey == r)?.OutputValue)).ToList();
        return (name, stack, (StackStatuses.Of(stack.StackStatus).Kind, missing.Count) switch
        {
            (not StackKind.Healthy, _) => $"stack {name} is {stack.StackStatus}, so its outputs are not to be relied on",
            (_, > 0) => $"stack {name} has no output {string.Join(", ", missing)}",
            _ => null,
        });
    }
}
