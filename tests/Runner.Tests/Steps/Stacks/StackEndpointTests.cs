using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Stacks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

/// <summary>The conversation with moto, where it is right: it makes stacks by change set and deletes them, but rolls nothing back and shows no resource events.</summary>
public sealed class StackEndpointTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_stack_is_deployed_found_deployed_and_deleted()
    {
        using var deploy = StackSteps.Kit(new DeployStackExecutor(), endpoint.Url, """{"stack":"orders-green","template":"Orders/Green/template.yaml","tags":{"owner":"orders"}}""");
        using var delete = StackSteps.Kit(new DeleteStackExecutor(), endpoint.Url, """{"stack":"orders-green"}""");

        await deploy.RunAsync();
        Assert.True((await deploy.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await deploy.ForecastAsync()).State);
        Assert.Contains("orders-green-queue", (await endpoint.AwsAsync("sqs", "list-queues")).Text, StringComparison.Ordinal);
        Assert.Contains("orders-green-queue", await PhysicalIdAsync("Orders"), StringComparison.Ordinal);

        await delete.RunAsync();
        Assert.True((await delete.VerifyAsync()).Holds);
        Assert.DoesNotContain("orders-green-queue", (await endpoint.AwsAsync("sqs", "list-queues")).Text, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_test_deployment_leaves_nothing()
    {
        using var test = StackSteps.Kit(
            new TestDeployExecutor(),
            endpoint.Url,
            """{"stack":"orders-test","template":"Orders/Green/template.yaml","names":[{"logicalId":"Orders","type":"AWS::SQS::Queue","property":"QueueName","name":"orders-green-queue"}]}""");

        var outcome = await test.RunAsync();

        Assert.Contains("can be deployed", outcome.Summary, StringComparison.Ordinal);
        Assert.True((await test.VerifyAsync()).Holds);
    }

    private async Task<string> PhysicalIdAsync(string logicalId)
    {
        using var client = new CloudFormation.AmazonCloudFormationClient(
            new Aws.AwsSession(new Amazon.Runtime.BasicAWSCredentials("local", "local"), StepKit.Region, endpoint.Url).Client(Aws.AwsService.CloudFormation));
        return await StackResources.PhysicalIdAsync(client, StackSteps.Stack, logicalId, CancellationToken.None) ?? throw new InvalidOperationException($"{StackSteps.Stack} has no {logicalId}.");
    }
}
