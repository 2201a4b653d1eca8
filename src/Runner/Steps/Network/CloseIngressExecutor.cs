using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Takes away what open-ingress gave. Closed is closed: that nothing was open is success. With a description, a rule that is described otherwise is somebody else's.</summary>
internal sealed class CloseIngressExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private static readonly AwsWrite RevokeSecurityGroupIngress = new(AwsService.Ec2, "RevokeSecurityGroupIngress");

    public string Kind => "close-ingress";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (rule, description) = Of(step);
        return await FindAsync(step, rule, cancellationToken) switch
        {
            null => new(StepState.AlreadySatisfied, $"{rule} is not open"),
            var found when IsForeign(found, description) => new(StepState.WouldFail, Foreign(rule, found)),
            _ => new(StepState.WouldRun, $"would close {rule}"),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (rule, description) = Of(step);
        if (await FindAsync(step, rule, cancellationToken) is not { } found)
            return new StepOutcome($"{rule} was not open.");
        if (IsForeign(found, description))
            throw new StepFailure(Foreign(rule, found));
        await CloseAsync(step, rule, cancellationToken);
        await Polls.UntilAsync(step, Interval, async ct => await FindAsync(step, rule, ct) is null ? Observation.Holds("") : Observation.NotYet(""), cancellationToken);
        return new StepOutcome($"{rule} is closed.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (rule, _) = Of(step);
        return await FindAsync(step, rule, cancellationToken) is { } found ? new StepVerdict(false, $"{rule} is open, described '{found}'.") : new StepVerdict(true, $"{rule} is not open.");
    }

    private static async Task CloseAsync(StepRun step, IngressRule rule, CancellationToken cancellationToken)
    {
        try
        {
            await step.Writes.Aws.XmlAsync(RevokeSecurityGroupIngress, rule.Input(description: null), cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "InvalidPermission.NotFound" or "InvalidGroup.NotFound")
        {
            // Closed meanwhile, or by a call whose answer was lost.
        }
    }

    // A group that is gone lets nobody in.
    private static async Task<string?> FindAsync(StepReading step, IngressRule rule, CancellationToken cancellationToken)
        => await SecurityGroups.FindAsync(step.Services.Aws, rule.Group, cancellationToken) is { } group ? rule.DescriptionIn(group) : null;

    private static bool IsForeign(string found, string? description) => description is not null && found != description;

    private static string Foreign(IngressRule rule, string found)
        => $"{rule} is open, but described '{found}': it is not the rule that this migration opened. Close it by hand if it is to go, or give the step that description.";

    private static (IngressRule Rule, string? Description) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        return (IngressRule.Of(arguments), arguments.OptionalText("description"));
    }
}
