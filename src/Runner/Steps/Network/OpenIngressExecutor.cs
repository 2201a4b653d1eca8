using System.Xml.Linq;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Lets one source reach a range of ports. From everywhere is refused. The description tells a rule of the step's own from another.</summary>
internal sealed class OpenIngressExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private static readonly AwsWrite AuthorizeSecurityGroupIngress = new(AwsService.Ec2, "AuthorizeSecurityGroupIngress");

    public string Kind => "open-ingress";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (rule, description) = Of(step);
        if (await SecurityGroups.FindAsync(step.Services.Aws, rule.Group, cancellationToken) is not { } group)
            return StepForecast.Absent($"there is no security group {rule.Group} yet");
        var found = rule.DescriptionIn(group);
        return found is null ? new(StepState.WouldRun, $"would open {rule}")
            : found == description ? new(StepState.AlreadySatisfied, $"{rule} is open, described '{description}'")
            : new(StepState.WouldFail, Foreign(rule, found));
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (rule, description) = Of(step);
        if (rule.DescriptionIn(await GroupAsync(step, rule, cancellationToken)) is null)
            await OpenAsync(step, rule, description, cancellationToken);
        await Polls.UntilAsync(step, Interval, async ct => Look(await GroupAsync(step, rule, ct), rule, description), cancellationToken);
        return new StepOutcome($"{rule} is open.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (rule, description) = Of(step);
        return await SecurityGroups.FindAsync(step.Services.Aws, rule.Group, cancellationToken) is { } group
            ? Look(group, rule, description).Verdict
            : new StepVerdict(false, $"There is no security group {rule.Group}.");
    }

    private static async Task OpenAsync(StepRun step, IngressRule rule, string description, CancellationToken cancellationToken)
    {
        try
        {
            await step.Writes.Aws.XmlAsync(AuthorizeSecurityGroupIngress, rule.Input(description), cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "InvalidPermission.Duplicate")
        {
            // Made meanwhile, or by a call whose answer was lost: the look that follows tells whose it is.
        }
    }

    private static async Task<XElement> GroupAsync(StepRun step, IngressRule rule, CancellationToken cancellationToken)
        => await SecurityGroups.FindAsync(step.Services.Aws, rule.Group, cancellationToken) ?? throw new StepFailure($"There is no security group {rule.Group}. Check the id, the region and the account.");

    private static Observation Look(XElement group, IngressRule rule, string description) => rule.DescriptionIn(group) switch
    {
        null => Observation.NotYet($"{rule} is not open"),
        var found when found == description => Observation.Holds($"{rule} is open"),
        var found => Observation.Failed(Foreign(rule, found)),
    };

    private static string Foreign(IngressRule rule, string description)
        => $"{rule} is open already, described '{description}': somebody else opened it, and closing it later would take it from them. Leave the step out, or give it that description.";

    private static (IngressRule Rule, string Description) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        var rule = IngressRule.Of(arguments);
        if (rule.IsFromAnywhere)
            throw arguments.Failure("cidr", "must not be everywhere; name the addresses that need to get in");
        return (rule, arguments.Text("description"));
    }
}
