using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Kubernetes;

namespace Groundplan.Runner.Tests.Steps.Kubernetes;

public sealed class WorkloadTests
{
    [Theory]
    [InlineData("Deployment", """{"replicas":2}""", """{"observedGeneration":2,"replicas":2,"updatedReplicas":2,"availableReplicas":2}""", "Holds")]
    [InlineData("Deployment", """{"replicas":2}""", """{"observedGeneration":1,"replicas":2,"updatedReplicas":2,"availableReplicas":2}""", "NotYet")]
    [InlineData("Deployment", """{"replicas":2}""", """{"observedGeneration":2,"replicas":3,"updatedReplicas":2,"availableReplicas":2}""", "NotYet")]
    [InlineData("Deployment", """{"replicas":2}""", """{"observedGeneration":2,"replicas":2,"updatedReplicas":2,"availableReplicas":1}""", "NotYet")]
    [InlineData("Deployment", """{"replicas":2}""", """{"observedGeneration":2,"conditions":[{"type":"Progressing","reason":"ProgressDeadlineExceeded"}]}""", "Failed")]
    [InlineData("DaemonSet", "{}", """{"observedGeneration":2,"desiredNumberScheduled":2,"updatedNumberScheduled":2,"numberAvailable":2}""", "Holds")]
    [InlineData("DaemonSet", "{}", """{"observedGeneration":2,"desiredNumberScheduled":2,"updatedNumberScheduled":2,"numberAvailable":1}""", "NotYet")]
    [InlineData("StatefulSet", """{"replicas":2}""", """{"observedGeneration":2,"readyReplicas":2,"updateRevision":"b","currentRevision":"b"}""", "Holds")]
    [InlineData("StatefulSet", """{"replicas":2}""", """{"observedGeneration":2,"readyReplicas":2,"updateRevision":"b","currentRevision":"a"}""", "NotYet")]
    [InlineData("StatefulSet", """{"replicas":3,"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":2}}}""", """{"observedGeneration":2,"readyReplicas":3,"updatedReplicas":1,"updateRevision":"b","currentRevision":"a"}""", "Holds")]
    [InlineData("Rollout", "{}", """{"observedGeneration":"2","phase":"Healthy"}""", "Holds")]
    [InlineData("Rollout", "{}", """{"observedGeneration":"1","phase":"Healthy"}""", "NotYet")]
    [InlineData("Rollout", "{}", """{"observedGeneration":"2","phase":"Paused","controllerPause":true,"pauseConditions":[]}""", "NotYet")]
    [InlineData("Rollout", "{}", """{"observedGeneration":"2","phase":"Degraded","message":"RolloutAborted"}""", "Failed")]
    public void A_rollout_is_judged_by_its_status(string kind, string spec, string status, string state) => Assert.Equal(state, Workload.Look(Item(kind, spec, status)).State.ToString());

    [Theory]
    [InlineData("StatefulSet", """{"updateStrategy":{"type":"OnDelete"}}""", "statefulset/x has the update strategy OnDelete, which has no end to wait for; only RollingUpdate has.")]
    [InlineData("Job", "{}", "job/x is a Job; only a deployment, a daemonset, a statefulset or an Argo rollout is rolled out.")]
    public void What_has_no_end_is_refused(string kind, string spec, string message)
        => Assert.Equal(message, Assert.Throws<StepFailure>(() => Workload.Look(Item(kind, spec, """{"observedGeneration":2}"""))).Message);

    private static JsonObject Item(string kind, string spec, string status)
        => new() { ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = "x", ["generation"] = 2 }, ["spec"] = JsonNode.Parse(spec), ["status"] = JsonNode.Parse(status) };
}
