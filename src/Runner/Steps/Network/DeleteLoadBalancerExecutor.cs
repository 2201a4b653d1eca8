using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Deletes a load balancer that is not protected, and waits until it is gone.</summary>
internal sealed class DeleteLoadBalancerExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly AwsRead DescribeLoadBalancers = new(AwsService.ElbV2, "DescribeLoadBalancers");
    private static readonly AwsRead DescribeLoadBalancerAttributes = new(AwsService.ElbV2, "DescribeLoadBalancerAttributes");
    private static readonly AwsWrite DeleteLoadBalancer = new(AwsService.ElbV2, "DeleteLoadBalancer");

    public string Kind => "delete-load-balancer";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var (member, value) = Of(step);
        if (await FindAsync(step.Services.Aws, member, value, cancellationToken) is not { } found)
            return StepForecast.Absent($"there is no load balancer {value}: not yet, or not any more");
        return await IsProtectedAsync(step.Services.Aws, found, cancellationToken)
            ? new(StepState.WouldFail, Protected(found))
            : new(StepState.WouldRun, $"would delete {found.Text("LoadBalancerName")} ({found.Text("DNSName")})");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var (member, value) = Of(step);
        var arn = (string?)step.Checkpoint?["loadBalancerArn"];
        var found = arn is null ? await FindAsync(step.Services.Aws, member, value, cancellationToken) : await FindAsync(step.Services.Aws, "LoadBalancerArns", arn, cancellationToken);
        if (found is null && arn is null)
            throw new StepFailure($"There is no load balancer {value}. Check the name, the region and the account; if it was deleted by hand, skip the step.");
        if (found is not null)
        {
            if (await IsProtectedAsync(step.Services.Aws, found, cancellationToken))
                throw new StepFailure(Protected(found));
            arn = found.Text("LoadBalancerArn");
            await step.SaveAsync(new JsonObject { ["loadBalancerArn"] = arn }, cancellationToken);
            await step.Writes.Aws.XmlAsync(DeleteLoadBalancer, new JsonObject { ["LoadBalancerArn"] = arn }, cancellationToken);
        }
        await Polls.UntilAsync(step, Interval, async ct => await FindAsync(step.Services.Aws, "LoadBalancerArns", arn!, ct) is null ? Observation.Holds("") : Observation.NotYet(""), cancellationToken);
        return new StepOutcome($"The load balancer {arn} is deleted.");
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var (member, value) = Of(step);
        var found = await FindAsync(step.Services.Aws, member, value, cancellationToken);
        return new StepVerdict(found is null, found is null ? $"There is no load balancer {value}." : $"The load balancer {value} is still there ({found.Element("State")?.Text("Code")}).");
    }

    private static async Task<XElement?> FindAsync(IAwsReader aws, string member, string value, CancellationToken cancellationToken)
    {
        try
        {
            return (await aws.XmlAsync(DescribeLoadBalancers, new JsonObject { [member] = new JsonArray(value) }, cancellationToken)).List("LoadBalancers", b => b).SingleOrDefault();
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "LoadBalancerNotFound")
        {
            return null;
        }
    }

    private static async Task<bool> IsProtectedAsync(IAwsReader aws, XElement loadBalancer, CancellationToken cancellationToken)
        => (await aws.XmlAsync(DescribeLoadBalancerAttributes, new JsonObject { ["LoadBalancerArn"] = loadBalancer.Text("LoadBalancerArn") }, cancellationToken))
            .List("Attributes", a => a).Any(a => a.Text("Key") == "deletion_protection.enabled" && a.Text("Value") == "true");

    private static string Protected(XElement loadBalancer)
        => $"The load balancer {loadBalancer.Text("LoadBalancerName")} is protected from deletion (deletion_protection.enabled). Take that off (aws elbv2 modify-load-balancer-attributes) if it is to go.";

    private static (string Member, string Value) Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("loadBalancerArn", "name");
        if (arguments.Has("loadBalancerArn") == arguments.Has("name"))
            throw arguments.Failure("loadBalancerArn", "or name must be given, and not both");
        return arguments.OptionalText("name") is { } name ? ("Names", name) : ("LoadBalancerArns", arguments.Text("loadBalancerArn"));
    }
}
