using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A load balancer is deleted.</summary>
internal sealed class DeleteLoadBalancerWriter() : StateWriter("delete-load-balancer")
{
    public override bool Expresses(StepCall call) => call.Get("loadBalancerArn") is not null;

    public override void Write(StepStates states) => states.Sdk("", "elasticloadbalancingv2:deleteLoadBalancer", Node.Of(("LoadBalancerArn", states.Call.Need("loadBalancerArn"))));
}
