using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

public sealed class StackReadingTests : IDisposable
{
    private readonly ScriptedCloudFormation _server = new();
    private readonly ScriptedStack _stack = new(StackSteps.Stack, "UPDATE_COMPLETE");

    public StackReadingTests()
    {
        _stack.Outputs["TableName"] = "orders-green-table";
        _stack.Resources.Add(new ScriptedEvent("Path", "AWS::SSM::Parameter", "CREATE_COMPLETE", "", "/orders/green/table"));
        _server.Stacks.Add(_stack);
    }

    [Fact]
    public async Task Outputs_are_read_and_verified_again()
    {
        using var step = StackSteps.Kit(new DescribeOutputsExecutor(), _server.Url, """{"stack":"orders-green","require":["TableName"]}""");

        Assert.Equal("orders-green-table", (string?)(await step.RunAsync()).Outputs!["TableName"]);
        Assert.True((await step.VerifyAsync()).Holds);
        _stack.Outputs["TableName"] = "another";
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task An_output_that_is_required_and_missing_is_named()
    {
        using var step = StackSteps.Kit(new DescribeOutputsExecutor(), _server.Url, """{"stack":"orders-green","require":["QueueUrl"]}""");

        Assert.Equal(StepState.WouldFail, (await step.ForecastAsync()).State);
        Assert.Contains("no output QueueUrl", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_of_a_stack_that_is_not_there_yet_cannot_be_verified_yet()
    {
        using var step = StackSteps.Kit(new DescribeOutputsExecutor(), _server.Url, """{"stack":"orders-blue"}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
    }

    [Fact]
    public async Task Consumers_of_a_stacks_parameters_and_of_exports_are_named()
    {
        _server.Stacks.Add(new ScriptedStack("shop", "CREATE_COMPLETE") { Template = "Value: '{{resolve:ssm:/orders/green/table}}'" });
        _stack.Exports["Url"] = "orders-url";
        _server.Imports["orders-url"] = ["billing"];
        using var step = StackSteps.Kit(new RequireNoConsumersExecutor(), _server.Url, """{"stack":"orders-green"}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.Contains("/orders/green/table by stack shop", failure.Message, StringComparison.Ordinal);
        Assert.Contains("export orders-url by stack billing", failure.Message, StringComparison.Ordinal);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task No_consumer_is_success()
    {
        using var step = StackSteps.Kit(new RequireNoConsumersExecutor(), _server.Url, """{"paths":["/orders/green/table"],"exports":["orders-url"]}""");

        Assert.Equal("there is no consumer", (await step.RunAsync()).Summary);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Consumers_of_nothing_are_refused()
    {
        using var step = StackSteps.Kit(new RequireNoConsumersExecutor(), _server.Url, """{"stack":"orders-blue"}""");

        Assert.Contains("paths", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_is_found_by_its_logical_id()
    {
        using var client = new CloudFormation.AmazonCloudFormationClient(
            new Aws.AwsSession(new Amazon.Runtime.BasicAWSCredentials("local", "local"), StepKit.Region, _server.Url).Client(Aws.AwsService.CloudFormation));

        Assert.Equal("/orders/green/table", await StackResources.PhysicalIdAsync(client, StackSteps.Stack, "Path", CancellationToken.None));
        Assert.Null(await StackResources.PhysicalIdAsync(client, "orders-blue", "Path", CancellationToken.None));
        Assert.Null(await StackResources.PhysicalIdAsync(client, StackSteps.Stack, "Nothing", CancellationToken.None));
    }

    public void Dispose() => _server.Dispose();
}
