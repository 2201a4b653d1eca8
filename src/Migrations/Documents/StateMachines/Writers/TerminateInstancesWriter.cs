using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>Instances of EC2 are terminated, and awaited one after the other.</summary>
internal sealed class TerminateInstancesWriter() : StateWriter("terminate-instances")
{
    public override bool Expresses(StepCall call) => call.Get("instances") is Node.List { Items.Count: > 0 };

    public override void Write(StepStates states)
    {
        var instances = states.Call.Need("instances").Elements;
        states.Sdk("", "ec2:terminateInstances", Node.Of(("InstanceIds", Node.ListOf(instances))));
        for (var i = 0; i < instances.Count; i++)
        {
            var one = Node.Of(("InstanceIds", Node.ListOf([instances[i]])));
            states.Until(
                $"instance {Numbers.Text(i + 1)} terminated",
                "ec2:describeInstances",
                one,
                "$.Reservations[0].Instances[0].State.Name",
                seen => StepStates.Is(seen, "terminated"),
                seen => StepStates.Is(seen, "shutting-down", "running", "stopping", "stopped"));
        }
    }
}
