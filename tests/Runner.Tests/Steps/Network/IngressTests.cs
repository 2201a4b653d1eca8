using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Network;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Network;

[Collection(NetworkEndpoint.Name)]
public sealed class IngressTests(LocalEndpoint endpoint)
{
    [EndpointTheory]
    [InlineData("\"cidr\":\"10.1.2.0/24\"")]
    [InlineData("\"cidr\":\"2001:db8::/64\"")]
    [InlineData("\"sourceSecurityGroup\":\"GROUP\"")]
    public async Task Ingress_is_opened_and_closed_again(string source)
    {
        var group = await MakeGroupAsync();
        var arguments = $$"""{"securityGroup":"{{group}}","protocol":"tcp","fromPort":8082,"toPort":8082,{{source.Replace("GROUP", group, StringComparison.Ordinal)}},"description":"move-orders"}""";
        using var open = new StepKit(new OpenIngressExecutor(), endpoint.Url, arguments);
        using var close = new StepKit(new CloseIngressExecutor(), endpoint.Url, arguments);

        Assert.Equal(StepState.AlreadySatisfied, (await close.ForecastAsync()).State);
        Assert.Equal(StepState.WouldRun, (await open.ForecastAsync()).State);
        Assert.False((await open.VerifyAsync()).Holds);
        await open.RunAsync();
        await open.RunAsync();
        Assert.True((await open.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await open.ForecastAsync()).State);
        Assert.Equal("8082", await PortsAsync(group));

        Assert.Equal(StepState.WouldRun, (await close.ForecastAsync()).State);
        Assert.False((await close.VerifyAsync()).Holds);
        await close.RunAsync();
        await close.RunAsync();
        Assert.True((await close.VerifyAsync()).Holds);
        Assert.Equal("", await PortsAsync(group));
    }

    [EndpointFact]
    public async Task A_rule_of_somebody_else_is_neither_taken_over_nor_closed()
    {
        var group = await MakeGroupAsync();
        await endpoint.AwsAsync("ec2", "authorize-security-group-ingress", "--group-id", group, "--ip-permissions", """[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"10.0.0.0/8","Description":"theirs"}]}]""");
        var arguments = $$"""{"securityGroup":"{{group}}","protocol":"tcp","fromPort":443,"toPort":443,"cidr":"10.0.0.0/8","description":"ours"}""";
        using var open = new StepKit(new OpenIngressExecutor(), endpoint.Url, arguments);
        using var close = new StepKit(new CloseIngressExecutor(), endpoint.Url, arguments);

        Assert.Equal(StepState.WouldFail, (await open.ForecastAsync()).State);
        Assert.Contains("is open already, described 'theirs'", (await Assert.ThrowsAsync<StepFailure>(() => open.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await close.ForecastAsync()).State);
        Assert.Contains("described 'theirs'", (await Assert.ThrowsAsync<StepFailure>(() => close.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("443", await PortsAsync(group));
    }

    [EndpointFact]
    public async Task What_is_open_to_everywhere_can_be_closed()
    {
        var group = await MakeGroupAsync();
        await endpoint.AwsAsync("ec2", "authorize-security-group-ingress", "--group-id", group, "--protocol", "tcp", "--port", "8082", "--cidr", "0.0.0.0/0");
        using var close = new StepKit(new CloseIngressExecutor(), endpoint.Url, $$"""{"securityGroup":"{{group}}","protocol":"tcp","fromPort":8082,"toPort":8082,"cidr":"0.0.0.0/0"}""");

        await close.RunAsync();

        Assert.Equal("", await PortsAsync(group));
    }

    [EndpointFact]
    public async Task A_group_that_is_gone_lets_nobody_in_and_none_can_be_opened()
    {
        const string Arguments = """{"securityGroup":"sg-00000000","protocol":"udp","fromPort":1,"toPort":2,"cidr":"10.0.0.0/8","description":"d"}""";
        using var open = new StepKit(new OpenIngressExecutor(), endpoint.Url, Arguments);
        using var close = new StepKit(new CloseIngressExecutor(), endpoint.Url, Arguments);

        Assert.Equal(StepState.CannotVerifyYet, (await open.ForecastAsync()).State);
        Assert.Equal("There is no security group sg-00000000. Check the id, the region and the account.", (await Assert.ThrowsAsync<StepFailure>(() => open.RunAsync())).Message);
        Assert.Equal("udp 1-2 from 10.0.0.0/8 in sg-00000000 was not open.", (await close.RunAsync()).Summary);
    }

    [Theory]
    [InlineData("\"cidr\":\"0.0.0.0/0\"", "cidr must not be everywhere; name the addresses that need to get in.")]
    [InlineData("\"cidr\":\"::/0\"", "cidr must not be everywhere; name the addresses that need to get in.")]
    [InlineData("\"cidr\":\"0::0/0\"", "cidr must not be everywhere; name the addresses that need to get in.")]
    [InlineData("\"cidr\":\"10.0.0.5/8\"", "cidr must be a CIDR block without host bits, such as 10.0.0.0/24 or 2001:db8::/64.")]
    [InlineData("\"cidr\":\"10.0.0.0/8\",\"sourceSecurityGroup\":\"sg-1\"", "cidr or sourceSecurityGroup must be given, and not both.")]
    [InlineData("\"sourceSecurityGroup\":\"10.0.0.0/8\"", "sourceSecurityGroup must be the id of a security group, such as sg-0123456789abcdef0.")]
    public async Task Sources_that_may_not_be_are_named(string source, string message)
    {
        using var step = new StepKit(new OpenIngressExecutor(), "http://127.0.0.1:9", $$"""{"securityGroup":"sg-1","protocol":"tcp","fromPort":80,"toPort":80,{{source}},"description":"d"}""");

        Assert.Equal($"Step step: argument {message}", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
        Assert.Equal($"Step step: argument {message}", (await Assert.ThrowsAsync<StepFailure>(() => step.ForecastAsync())).Message);
    }

    private async Task<string> MakeGroupAsync()
        => (await endpoint.AwsAsync("ec2", "create-security-group", "--group-name", Guid.NewGuid().ToString("N"), "--description", "d", "--query", "GroupId")).Text;

    private async Task<string> PortsAsync(string group)
        => (await endpoint.AwsAsync("ec2", "describe-security-groups", "--group-ids", group, "--query", "SecurityGroups[0].IpPermissions[].FromPort")).Text;
}
