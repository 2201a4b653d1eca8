using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Kubernetes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Kubernetes;

public sealed class ArgoTests : IDisposable
{
    private const string Path = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";

    private readonly FakeCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [KubectlFact]
    public async Task A_promotion_clears_the_pause_in_the_status_and_ends_at_the_next_pause()
    {
        Paused(stepIndex: 1);
        _cluster.OnChange = _ => Status("currentStepIndex", 3, "pauseConditions", Pause("12:30"), "controllerPause", true);
        using var step = Step(new ArgoPromoteExecutor());

        Assert.Equal((StepState.WouldRun, "rollouts.argoproj.io/web is Paused (CanaryPauseStep)"), ((await step.ForecastAsync()).State, (await step.ForecastAsync()).Reason));
        var outcome = await step.RunAsync();

        var sent = Assert.Single(_cluster.Changes);
        Assert.Equal((Path + "/status", "application/merge-patch+json", """{"status":{"pauseConditions":null}}"""), (sent.Path, sent.Headers["Content-Type"], sent.Text));
        Assert.Equal("rollout/web is Paused at step 3 (CanaryPauseStep).", outcome.Summary);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [KubectlFact]
    public async Task After_a_crash_the_next_pause_is_not_promoted_too()
    {
        Paused(stepIndex: 1);
        using var step = Step(new ArgoPromoteExecutor());
        step.OnSave = _ => throw new InvalidOperationException("crash");
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;
        Assert.Empty(_cluster.Changes);
        _cluster.OnChange = _ => Status("currentStepIndex", 3, "pauseConditions", Pause("12:30"), "controllerPause", true);

        await step.RunAsync();
        await step.RunAsync();

        Assert.Single(_cluster.Changes);
    }

    [KubectlFact]
    public async Task A_new_version_is_promoted_anew()
    {
        Paused(stepIndex: 1);
        _cluster.OnChange = _ => Status("currentPodHash", "new", "stableRS", "new", "phase", "Healthy", "controllerPause", false);
        using var step = Step(new ArgoPromoteExecutor());
        step.Checkpoints.Add(new JsonObject { ["podHash"] = "before", ["stepIndex"] = 5, ["paused"] = false, ["pauses"] = new JsonArray() });

        Assert.Equal("rollout/web is Healthy.", (await step.RunAsync()).Summary);
        Assert.Single(_cluster.Changes);
    }

    [KubectlFact]
    public async Task A_full_promotion_goes_to_the_end()
    {
        Paused(stepIndex: 1);
        var looks = 0;
        _cluster.OnChange = _ => looks = 1;
        _cluster.OnRead = _ =>
        {
            if (looks > 0 && ++looks == 4)
                Status("stableRS", "new", "phase", "Healthy", "promoteFull", false, "pauseConditions", null, "controllerPause", false);
        };
        using var step = Step(new ArgoPromoteExecutor(), """{"rollout":"web","full":true}""");

        Assert.Equal("rollout/web is Healthy.", (await step.RunAsync()).Summary);
        Assert.Equal("""{"status":{"promoteFull":true}}""", Assert.Single(_cluster.Changes).Text);
    }

    [KubectlFact]
    public async Task A_pause_in_the_specification_is_taken_off_there()
    {
        Paused(stepIndex: 1);
        _cluster[Path]["spec"]!["paused"] = true;
        Status("pauseConditions", null, "controllerPause", false);
        _cluster.OnChange = _ => Status("observedGeneration", "2", "stableRS", "new", "phase", "Healthy");
        using var step = Step(new ArgoPromoteExecutor());

        await step.RunAsync();

        Assert.Equal((Path, """{"spec":{"paused":false}}"""), (Assert.Single(_cluster.Changes).Path, _cluster.Changes[0].Text));
    }

    [KubectlFact]
    public async Task An_inconclusive_analysis_is_stepped_over_as_the_plug_in_does()
    {
        Paused(stepIndex: 1);
        _cluster[Path]["status"]!["canary"] = JsonNode.Parse("""{"currentStepAnalysisRunStatus":{"status":"Inconclusive"}}""");
        _cluster.OnChange = _ => Status("phase", "Healthy", "stableRS", "new");
        using var step = Step(new ArgoPromoteExecutor());

        await step.RunAsync();

        Assert.Equal("""{"status":{"controllerPause":false,"currentStepIndex":2,"pauseConditions":null}}""", Sorted(_cluster.Changes.Single().Text));
    }

    [KubectlFact]
    public async Task A_rollout_that_degrades_has_failed()
    {
        Paused(stepIndex: 1);
        _cluster.OnChange = _ => Status("phase", "Degraded", "message", "metric failed", "controllerPause", false);
        using var step = Step(new ArgoPromoteExecutor());

        Assert.Equal("rollout/web is Degraded: (metric failed)", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [KubectlFact]
    public async Task An_abort_is_a_patch_of_the_status_and_ends_when_the_controller_has()
    {
        Paused(stepIndex: 1);
        _cluster.OnChange = _ => Status("phase", "Degraded", "message", "RolloutAborted: Rollout aborted update to revision 2", "pauseConditions", null, "controllerPause", false);
        using var step = Step(new ArgoAbortExecutor());

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        await step.RunAsync();
        await step.RunAsync();

        Assert.Equal((Path + "/status", """{"status":{"abort":true}}"""), (Assert.Single(_cluster.Changes).Path, _cluster.Changes[0].Text));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [KubectlFact]
    public async Task What_is_fully_promoted_cannot_be_aborted()
    {
        Paused(stepIndex: 1);
        Status("stableRS", "new", "phase", "Healthy");
        using var step = Step(new ArgoAbortExecutor());

        Assert.EndsWith("argo-undo goes back to an earlier version.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(_cluster.Changes);
    }

    [KubectlTheory]
    [InlineData("", "web-2")]
    [InlineData(",\"toRevision\":1", "web-1")]
    public async Task An_undo_puts_back_the_pods_of_an_earlier_revision_once(string revision, string replicaSet)
    {
        Paused(stepIndex: 1);
        foreach (var number in (int[])[1, 2, 3])
            Revision(number, "u-1");
        Revision(9, "somebody-else");
        _cluster.OnChange = _ =>
        {
            _cluster[$"/apis/apps/v1/namespaces/shop/replicasets/{replicaSet}"]["metadata"]!["annotations"]!["rollout.argoproj.io/revision"] = "4";
            Status("observedGeneration", "2", "currentPodHash", $"hash-{replicaSet[^1]}", "stableRS", $"hash-{replicaSet[^1]}", "phase", "Healthy", "controllerPause", false);
            _cluster[Path]["metadata"]!["generation"] = 2;
        };
        using var step = Step(new ArgoUndoExecutor(), $$"""{"rollout":"web"{{revision}} }""");

        Assert.Equal($"would go back to revision {replicaSet[^1]} ({replicaSet})", (await step.ForecastAsync()).Reason);
        await step.RunAsync();
        var again = await step.RunAsync();

        var sent = _cluster.Changes[0];
        Assert.Equal((Path, "application/json-patch+json"), (sent.Path, sent.Headers["Content-Type"]));
        Assert.Equal("""[{"op":"replace","path":"/spec/template","value":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"web:NUMBER","name":"a"}]}}}]""".Replace("NUMBER", replicaSet[^1..], StringComparison.Ordinal), sent.Text);
        Assert.All(_cluster.Changes, c => Assert.Equal(sent.Text, c.Text));
        Assert.Equal(replicaSet, (string)again.Outputs!["replicaSet"]!);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [KubectlFact]
    public async Task A_revision_that_is_not_there_is_named_with_those_that_are()
    {
        Paused(stepIndex: 1);
        Revision(1, "u-1");
        using var step = Step(new ArgoUndoExecutor(), """{"rollout":"web","toRevision":7}""");

        Assert.Equal("rollouts.argoproj.io/web has no revision 7 to go back to; it has 1.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    private StepKit Step(IStepExecutor executor, string arguments = """{"rollout":"web"}""")
    {
        var all = JsonNode.Parse(arguments)!.AsObject();
        all["namespace"] = "shop";
        all["kubeconfig"] = _cluster.Kubeconfig;
        return new StepKit(executor, null, all.ToJsonString()) { Time = new SteppingTime() };
    }

    private void Paused(int stepIndex) => _cluster.Put(Path, $$$"""
        {"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{"name":"web","namespace":"shop","uid":"u-1","generation":1},
         "spec":{"selector":{"matchLabels":{"app":"web"}},"strategy":{"canary":{"steps":[{"setWeight":10},{"pause":{}},{"setWeight":50},{"pause":{}}]}},"template":{}},
         "status":{"observedGeneration":"1","phase":"Paused","message":"CanaryPauseStep","currentStepIndex":{{{stepIndex}}},"controllerPause":true,"pauseConditions":[{"reason":"CanaryPauseStep","startTime":"2026-03-01T12:00:00Z"}],
           "currentPodHash":"new","stableRS":"old"}}
        """);

    private static JsonArray Pause(string time) => [new JsonObject { ["reason"] = "CanaryPauseStep", ["startTime"] = $"2026-03-01T{time}:00Z" }];

    private void Status(params object?[] pairs)
    {
        var rollout = _cluster[Path].DeepClone().AsObject();
        foreach (var pair in pairs.Chunk(2))
            rollout["status"]![(string)pair[0]!] = pair[1] is JsonNode node ? node : System.Text.Json.JsonSerializer.SerializeToNode(pair[1]);
        _cluster[Path] = rollout;
    }

    private void Revision(int number, string owner) => _cluster.Put($"/apis/apps/v1/namespaces/shop/replicasets/web-{number}", """
        {"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"web-NUMBER","labels":{"app":"web"},"annotations":{"rollout.argoproj.io/revision":"NUMBER"},"ownerReferences":[{"uid":"OWNER","controller":true}]},
         "spec":{"template":{"metadata":{"labels":{"app":"web","rollouts-pod-template-hash":"hash-NUMBER"}},"spec":{"containers":[{"name":"a","image":"web:NUMBER"}]}}}}
        """.Replace("NUMBER", $"{number}", StringComparison.Ordinal).Replace("OWNER", owner, StringComparison.Ordinal));

    private static string Sorted(string patch)
    {
        var status = JsonNode.Parse(patch)!["status"]!.AsObject();
        return new JsonObject { ["status"] = new JsonObject(status.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) }.ToJsonString();
    }
}
