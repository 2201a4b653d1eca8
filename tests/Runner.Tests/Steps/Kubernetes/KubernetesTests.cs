using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Kubernetes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Kubernetes;

public sealed class KubernetesTests : IDisposable
{
    private const string Web = "/apis/apps/v1/namespaces/shop/deployments/web";
    private const string Settings = "/api/v1/namespaces/shop/configmaps/settings";
    private const string Manifest = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {mode: green}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {replicas: 2}
        """;

    private readonly FakeCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [KubectlFact]
    public async Task A_manifest_is_applied_on_the_server_s_side()
    {
        using var step = Step(new KubernetesApplyExecutor(), """{"manifest":"k8s/web.yaml"}""");

        var forecast = await step.ForecastAsync();
        Assert.Equal((StepState.WouldRun, "would make or change configmap/settings, deployment/web"), (forecast.State, forecast.Reason));
        Assert.All(_cluster.Changes, c => Assert.Equal("All", c.Query["dryRun"]));
        Assert.False(_cluster.Has(Settings));
        var before = _cluster.Changes.Count;

        var outcome = await step.RunAsync();

        Assert.Equal("""{"objects":["configmap/settings","deployment/web"]}""", outcome.Outputs!.ToJsonString());
        var sent = _cluster.Changes.Skip(before).ToList();
        Assert.Equal([Settings, Web], sent.Select(c => c.Path));
        Assert.All(sent, c => Assert.Equal(("PATCH", "application/apply-patch+yaml", "groundplan", "false"), (c.Method, c.Headers["Content-Type"], c.Query["fieldManager"], c.Query["force"])));
        Assert.Equal("green", (string)_cluster[Settings]["data"]!["mode"]!);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.True((await step.VerifyAsync()).Holds);

        _cluster[Settings]["data"]!["mode"] = "blue";
        Assert.Equal(new StepVerdict(false, "configmap/settings differ from the manifest, or are not there."), await step.VerifyAsync());
    }

    [KubectlFact]
    public async Task What_the_server_refuses_is_said_and_may_not_be_retried()
    {
        _cluster.Refuse = _ => new LoopbackAnswer("""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Apply failed with 1 conflict: conflict with \"helm\"","reason":"Conflict","code":409}""", 409);
        using var step = Step(new KubernetesApplyExecutor(), """{"manifest":"k8s/web.yaml"}""");

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.StartsWith("kubectl apply failed:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("conflict with \"helm\"", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayRetry);
    }

    [KubectlFact]
    public async Task A_server_that_is_not_there_may_be_there_later()
    {
        using var gone = new FakeCluster();
        var config = Path.GetTempFileName();
        File.Copy(gone.Kubeconfig, config, overwrite: true);
        gone.Dispose();
        using var step = new StepKit(new AwaitRolloutExecutor(), null, new JsonObject { ["resource"] = "deployment/web", ["timeoutSeconds"] = 5, ["namespace"] = "shop", ["kubeconfig"] = config }.ToJsonString());

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.StartsWith("kubectl get failed:", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayRetry, failure.Message);
        File.Delete(config);
    }

    [KubectlFact]
    public async Task A_restart_is_one_annotation_whatever_happens()
    {
        _cluster.Put(Web, """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"shop","generation":1},"spec":{"template":{"metadata":{"labels":{"app":"web"}}}}}""");
        using var step = Step(new RolloutRestartExecutor(), """{"resource":"deployment/web"}""", new SteppingTime());

        Assert.Equal("would restart deployment/web, last restarted never", (await step.ForecastAsync()).Reason);
        Assert.False((await step.VerifyAsync()).Holds);
        await step.RunAsync();
        var again = await step.RunAsync();

        var sent = _cluster.Changes[0];
        Assert.Equal(("application/strategic-merge-patch+json", """{"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-03-01T12:00:00Z"}}}}}"""), (sent.Headers["Content-Type"], sent.Text));
        Assert.All(_cluster.Changes, c => Assert.Equal(sent.Text, c.Text));
        Assert.Equal("2026-03-01T12:00:00Z", (string)again.Outputs!["restartedAt"]!);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [KubectlFact]
    public async Task The_rollout_of_a_deployment_is_awaited()
    {
        _cluster.Put(Web, Deployment(updated: 0, observed: 1));
        var looks = 0;
        _cluster.OnRead = path =>
        {
            if (path == Web && ++looks > 1)
                _cluster.Put(Web, Deployment(updated: looks - 1, observed: 2));
        };
        using var step = Step(new AwaitRolloutExecutor(), """{"resource":"deployment/web","timeoutSeconds":60}""", new SteppingTime());

        Assert.Equal("deployment/web: its new specification has not been seen yet", (await step.ForecastAsync()).Reason);
        Assert.Equal("deployment/web: 3 of 3 updated, 3 available, 0 old.", (await step.RunAsync()).Summary);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [KubectlFact]
    public async Task A_rollout_that_takes_too_long_is_given_up_and_may_be_retried()
    {
        _cluster.Put(Web, Deployment(updated: 1, observed: 2));
        using var step = Step(new AwaitRolloutExecutor(), """{"resource":"deployment/web","timeoutSeconds":6}""", new SteppingTime());

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.Equal(("deployment/web was not rolled out within 6 s: deployment/web: 1 of 3 updated, 3 available, 2 old.", true), (failure.Message, failure.MayRetry));
    }

    [KubectlFact]
    public async Task A_workload_that_is_not_there_is_named()
    {
        using var step = Step(new AwaitRolloutExecutor(), """{"resource":"deployment/web","timeoutSeconds":60}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.Equal("There is no deployment/web in the namespace shop.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [Theory]
    [InlineData("""{"resource":"--all","timeoutSeconds":60}""")]
    [InlineData("""{"resource":"deployment/--all","timeoutSeconds":60}""")]
    [InlineData("""{"resource":"web","timeoutSeconds":60}""")]
    public async Task A_name_that_kubectl_would_take_for_an_option_is_refused(string arguments)
    {
        using var step = Step(new AwaitRolloutExecutor(), arguments);

        Assert.Equal("Step step: argument resource must be kind and name, such as deployment/web.", (await Assert.ThrowsAsync<StepFailure>(() => step.ForecastAsync())).Message);
    }

    private StepKit Step(IStepExecutor executor, string arguments, TimeProvider? time = null)
    {
        var all = JsonNode.Parse(arguments)!.AsObject();
        all["namespace"] = "shop";
        all["kubeconfig"] = _cluster.Kubeconfig;
        all["context"] = "other";
        return new StepKit(executor, null, all.ToJsonString(), new Dictionary<string, string> { ["k8s/web.yaml"] = Manifest }) { Time = time ?? TimeProvider.System };
    }

    private static string Deployment(int updated, int observed) => new JsonObject
    {
        ["apiVersion"] = "apps/v1",
        ["kind"] = "Deployment",
        ["metadata"] = new JsonObject { ["name"] = "web", ["generation"] = 2 },
        ["spec"] = new JsonObject { ["replicas"] = 3 },
        ["status"] = new JsonObject { ["observedGeneration"] = observed, ["replicas"] = 3, ["updatedReplicas"] = Math.Min(updated, 3), ["availableReplicas"] = 3 },
    }.ToJsonString();
}
