using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>Why a stack is not what a step wants.</summary>
internal static class StackFailures
{
    private const int MostCauses = 5;

    /// <summary>The code below the steps stops with an error for the command line; here it ends the step.</summary>
    public static async Task<T> GuardAsync<T>(StepReading step, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RunnerError e)
        {
            throw new StepFailure($"Step {step.Id}: {e.Message}", mayRetry: e.Code == ExitCode.Locked, e);
        }
    }

    /// <summary>A forecast, under the same guard; where arguments hang on earlier steps, that.</summary>
    public static Task<StepForecast> ForecastAsync(StepReading step, Func<Task<StepForecast>> work) => GuardAsync(step, () => StepForecasts.KnownAsync(step, work));

    /// <summary>An operation that ended badly, with the events that made it so.</summary>
    public static StepFailure Of(StepReading step, string stack, StackOutcome outcome)
    {
        var causes = RootCause.Of(outcome.Events).Take(MostCauses).Select(c => $"{c.LogicalResourceId} ({c.ResourceType}) {c.ResourceStatus}: {c.ResourceStatusReason}").ToList();
        return new StepFailure(
            $"Step {step.Id}: stack {stack} ended in {outcome.StackStatus}; {(causes.Count == 0 ? "CloudFormation gives no cause" : string.Join("; ", causes).TrimEnd('.'))}. Next: {StackStatuses.Of(outcome.StackStatus).NextAction}.");
    }

    /// <summary>A stack in a state that the step does not touch.</summary>
    public static StepFailure Status(StepReading step, Stack stack, bool mayRetry = false)
        => new($"Step {step.Id}: stack {stack.StackName} is {stack.StackStatus}; nothing was changed. Next: {StackStatuses.Of(stack.StackStatus).NextAction}.", mayRetry);
}
