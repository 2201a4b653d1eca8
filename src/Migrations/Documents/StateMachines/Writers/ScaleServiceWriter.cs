using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A service of ECS runs with another number of tasks, awaited.</summary>
internal sealed class ScaleServiceWriter() : StateWriter("scale-service")
{
    private const string Running = "$.Services[0].RunningCount";

    public override bool Expresses(StepCall call) => call.Get("desiredCount") is not null;

    public override bool Gives(string output) => output == "previousDesiredCount";

    public override void Write(StepStates states)
    {
        var call = states.Call;
        var look = Node.Of(("Cluster", call.Need("cluster")), ("Services", Node.ListOf([call.Need("service")])));
        states.Sdk("", "ecs:describeServices", look, Node.Of(("count", Payload.Path("$.Services[0].DesiredCount"))));
        states.Sdk("scale", "ecs:updateService", Node.Of(("Cluster", call.Need("cluster")), ("Service", call.Need("service")), ("DesiredCount", call.Need("desiredCount"))));
        states.Until("running", "ecs:describeServices", look, Running, seen => StepStates.IsNumber(seen, call.Need("desiredCount")));
        states.Output("previousDesiredCount", Payload.Path(states.Work("") + ".count"));
    }
}
