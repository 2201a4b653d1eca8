using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Lookups;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary><c>require-no-consumers</c>: nobody in the account and region needs some SSM paths and exports any more.</summary>
internal sealed class RequireNoConsumersExecutor : IStepExecutor
{
    private const int MostNamed = 10;

    public string Kind => "require-no-consumers";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.ForecastAsync(step, async () =>
    {
        var consumers = await FindAsync(step, cancellationToken);
        // An earlier step may still move them.
        return consumers.Count == 0
            ? new StepForecast(StepState.AlreadySatisfied, "there is no consumer")
            : new StepForecast(StepState.CannotVerifyYet, $"consumed now: {Text(consumers)}");
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var consumers = await FindAsync(step, cancellationToken);
        return consumers.Count == 0
            ? new StepOutcome("there is no consumer")
            : throw new StepFailure($"Step {step.Id}: still consumed: {Text(consumers)}. Move the consumers first.");
    });

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var consumers = await FindAsync(step, cancellationToken);
        return consumers.Count == 0 ? new StepVerdict(true, "there is no consumer") : new StepVerdict(false, $"consumed: {Text(consumers)}");
    });

    private static async Task<IReadOnlyList<Consumer>> FindAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("paths", "exports", "stack", "region");
        var paths = arguments.Texts("paths").ToHashSet(StringComparer.Ordinal);
        var exports = arguments.Texts("exports").ToList();
        var cloudFormation = step.Services.In(arguments.OptionalText("region")).CloudFormation;
        var apart = new HashSet<string>(StringComparer.Ordinal);
        if (arguments.OptionalText("stack") is { } name && await cloudFormation.DescribeStackAsync(name, cancellationToken) is { } stack && StackStatuses.Of(stack.StackStatus).Kind != StackKind.Gone)
        {
            apart.Add(stack.StackId);
            paths.UnionWith(await ConsumerSearch.ParametersAsync(cloudFormation, stack.StackId, cancellationToken));
            exports.AddRange(stack.Outputs.Where(o => o.ExportName.Length > 0).Select(o => o.ExportName));
        }
        else if (paths.Count == 0 && exports.Count == 0)
            throw arguments.Failure("paths", arguments.Has("stack") ? "or exports must name something: the stack is not deployed, so what it publishes is not known" : "or exports or stack must name something");
        return await ConsumerSearch.OfStacksAsync(cloudFormation, paths, [.. exports.Distinct(StringComparer.Ordinal)], apart, cancellationToken);
    }

    private static string Text(IReadOnlyList<Consumer> consumers)
        => string.Join("; ", consumers.Take(MostNamed).Select(c => $"{c.What} by {c.By}")) + (consumers.Count > MostNamed ? $"; and {consumers.Count - MostNamed} more" : "");
}
