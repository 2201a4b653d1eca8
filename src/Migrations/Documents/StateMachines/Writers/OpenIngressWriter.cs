namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A rule of a security group is added.</summary>
internal sealed class OpenIngressWriter() : StateWriter("open-ingress")
{
    public override void Write(StepStates states)
    {
        states.Sdk("", "ec2:authorizeSecurityGroupIngress", IngressRule.Of(states.Call), null, ("States.TaskFailed", states.Name("refused")));
        states.Keep("open");
        states.Aside("open", aside => aside.Choose("refused", "the rule was refused", (StepStates.Matches(states.Work("error") + ".Cause", "*already exists*"), null)));
    }
}
