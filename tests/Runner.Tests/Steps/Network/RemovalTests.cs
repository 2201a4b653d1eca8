using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Network;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Network;

[Collection(NetworkEndpoint.Name)]
public sealed class RemovalTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task Instances_are_terminated_and_an_earlier_end_is_no_error()
    {
        var ids = (await endpoint.AwsAsync("ec2", "run-instances", "--image-id", "ami-12c6146b", "--count", "2", "--query", "Instances[].InstanceId")).Text.Split('\t');
        using var step = new StepKit(new TerminateInstancesExecutor(), endpoint.Url, new JsonObject { ["instances"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) }.ToJsonString()) { Time = new ImmediateTime() };

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        await step.RunAsync();

        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.Equal("terminated\tterminated", (await endpoint.AwsAsync(["ec2", "describe-instances", "--instance-ids", .. ids, "--query", "Reservations[].Instances[].State.Name"])).Text);
    }

    [EndpointFact]
    public async Task One_protected_instance_keeps_all_from_being_terminated()
    {
        var ids = (await endpoint.AwsAsync("ec2", "run-instances", "--image-id", "ami-12c6146b", "--count", "2", "--query", "Instances[].InstanceId")).Text.Split('\t');
        await endpoint.AwsAsync("ec2", "modify-instance-attribute", "--instance-id", ids[1], "--disable-api-termination");
        using var step = new StepKit(new TerminateInstancesExecutor(), endpoint.Url, new JsonObject { ["instances"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) }.ToJsonString());

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.StartsWith($"{ids[1]} has DisableApiTermination", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was terminated.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Equal("running\trunning", (await endpoint.AwsAsync(["ec2", "describe-instances", "--instance-ids", .. ids, "--query", "Reservations[].Instances[].State.Name"])).Text);
    }

    [EndpointFact]
    public async Task An_instance_that_never_was_is_named_and_one_that_was_seen_may_be_gone()
    {
        using var step = new StepKit(new TerminateInstancesExecutor(), endpoint.Url, """{"instances":["i-0123456789abcdef0"]}""");

        Assert.StartsWith("There is no instance i-0123456789abcdef0.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        step.Checkpoints.Add(new JsonObject { ["instances"] = new JsonArray("i-0123456789abcdef0") });
        Assert.Equal("1 instances are terminated.", (await step.RunAsync()).Summary);
    }

    [EndpointFact]
    public async Task A_security_group_is_deleted_and_a_second_time_is_no_error()
    {
        var group = await GroupAsync();
        using var step = new StepKit(new DeleteSecurityGroupExecutor(), endpoint.Url, $$"""{"groupId":"{{group}}"}""");

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        await step.RunAsync();

        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal("", (await endpoint.AwsAsync("ec2", "describe-security-groups", "--filters", $"Name=group-id,Values={group}", "--query", "SecurityGroups[].GroupId")).Text);
    }

    [EndpointFact]
    public async Task What_uses_a_security_group_is_named()
    {
        var (group, other) = (await GroupAsync(), await GroupAsync());
        await endpoint.AwsAsync("ec2", "authorize-security-group-ingress", "--group-id", other, "--protocol", "tcp", "--port", "80", "--source-group", group);
        var instance = (await endpoint.AwsAsync("ec2", "run-instances", "--image-id", "ami-12c6146b", "--security-group-ids", group, "--query", "Instances[].InstanceId")).Text;
        using var step = new StepKit(new DeleteSecurityGroupExecutor(), endpoint.Url, $$"""{"groupId":"{{group}}"}""");

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.Matches($@"^The security group {group} is used by the network interface eni-\w+ of the instance {instance}, a rule of the security group {other}\. Remove that first\.$", failure.Message);
        Assert.True(failure.MayRetry);
        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task A_security_group_that_never_was_is_named()
    {
        using var step = new StepKit(new DeleteSecurityGroupExecutor(), endpoint.Url, """{"groupId":"sg-00000000"}""");

        Assert.StartsWith("There is no security group sg-00000000.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_violation_that_nothing_explains_is_passed_on_with_the_service_s_words()
    {
        using var ec2 = new LoopbackServer(request => request.Action switch
        {
            "DescribeSecurityGroups" when request.Form["Filter.1.Name"] == "group-id" => LoopbackAnswer.Xml("<R><securityGroupInfo><item><groupId>sg-1</groupId><groupName>web</groupName></item></securityGroupInfo></R>"),
            "DeleteSecurityGroup" => LoopbackAnswer.Xml("<Response><Errors><Error><Code>DependencyViolation</Code><Message>resource sg-1 has a dependent object</Message></Error></Errors><RequestID>r</RequestID></Response>", 400),
            _ => LoopbackAnswer.Xml("<R/>"),
        });
        using var step = new StepKit(new DeleteSecurityGroupExecutor(), ec2.Url, """{"groupId":"sg-1"}""");

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.Equal(("The security group sg-1 is in use: resource sg-1 has a dependent object", true), (failure.Message, failure.MayRetry));
    }

    [EndpointTheory]
    [InlineData("name")]
    [InlineData("loadBalancerArn")]
    public async Task A_load_balancer_is_deleted_and_a_second_time_is_no_error(string by)
    {
        var (name, arn) = await LoadBalancerAsync();
        using var step = new StepKit(new DeleteLoadBalancerExecutor(), endpoint.Url, new JsonObject { [by] = by == "name" ? name : arn }.ToJsonString());

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        await step.RunAsync();

        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task A_protected_load_balancer_stays()
    {
        var (name, arn) = await LoadBalancerAsync();
        await endpoint.AwsAsync("elbv2", "modify-load-balancer-attributes", "--load-balancer-arn", arn, "--attributes", "Key=deletion_protection.enabled,Value=true");
        using var step = new StepKit(new DeleteLoadBalancerExecutor(), endpoint.Url, $$"""{"name":"{{name}}"}""");

        Assert.StartsWith($"The load balancer {name} is protected from deletion", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    private async Task<string> GroupAsync()
        => (await endpoint.AwsAsync("ec2", "create-security-group", "--group-name", Guid.NewGuid().ToString("N"), "--description", "d", "--query", "GroupId")).Text;

    private async Task<(string Name, string Arn)> LoadBalancerAsync()
    {
        var subnets = (await endpoint.AwsAsync("ec2", "describe-subnets", "--query", "Subnets[:2].SubnetId")).Text.Split('\t');
        var name = $"lb-{Guid.NewGuid():N}"[..20];
        return (name, (await endpoint.AwsAsync(["elbv2", "create-load-balancer", "--name", name, "--subnets", .. subnets, "--query", "LoadBalancers[0].LoadBalancerArn"])).Text);
    }
}
