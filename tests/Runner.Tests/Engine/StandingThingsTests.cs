using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;
using Groundplan.Runner.Tests.Steps.Stacks;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>An abort takes away what the run made, and nothing that was there before it.</summary>
public sealed class StandingThingsTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_stack_that_stood_before_the_run_is_not_deleted_by_its_abort()
    {
        using var first = Deployment();
        using var second = Deployment();

        Assert.Equal(ExitCode.Failed, (await first.RunAsync("run", "--yes")).Code);
        Assert.True(await IsThereAsync());
        var aborted = await first.RunAsync("abort", "--yes");
        Assert.Equal((ExitCode.Done, ""), (aborted.Code, aborted.Error));
        Assert.False(await IsThereAsync());

        await first.RunAsync("run", "--yes");
        Assert.Equal(ExitCode.Failed, (await second.RunAsync("run", "--yes")).Code);
        var kept = await second.RunAsync("abort", "--yes");
        Assert.Contains("deploy: stays: the stack was there before the step and is not deleted", kept.Out, StringComparison.Ordinal);
        Assert.True(await IsThereAsync());
        Assert.Equal(ExitCode.Done, (await first.RunAsync("abort", "--yes")).Code);
        Assert.False(await IsThereAsync());
    }

    private MigrationOnDisk Deployment()
    {
        var migration = new MigrationOnDisk { EndpointUrl = endpoint.Url };
        migration.Templates["Orders/Green/template.yaml"] = StackSteps.Template;
        var deploy = MigrationOnDisk.Step("deploy", "deploy-stack", new JsonObject { ["stack"] = StackSteps.Stack, ["template"] = "Orders/Green/template.yaml" });
        deploy["compensation"] = new JsonObject { ["id"] = "delete", ["kind"] = "delete-stack", ["idempotency"] = "upsert", ["arguments"] = new JsonObject { ["stack"] = StackSteps.Stack } };
        migration.Steps.AddRange([deploy, migration.Script("later", """{"fails":1}""", "deploy")]);
        return migration.Save();
    }

    private async Task<bool> IsThereAsync() => (await endpoint.AwsAsync("sqs", "list-queues")).Text.Contains("orders-green-queue", StringComparison.Ordinal);
}
