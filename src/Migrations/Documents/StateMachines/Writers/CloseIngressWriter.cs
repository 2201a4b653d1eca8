namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A rule of a security group is taken away.</summary>
internal sealed class CloseIngressWriter() : StateWriter("close-ingress")
{
    public override void Write(StepStates states)
    {
        states.Sdk("", "ec2:revokeSecurityGroupIngress", IngressRule.Of(states.Call), null, ("States.TaskFailed", states.Name("refused")));
        states.Keep("closed");
        states.Aside("closed", aside => aside.Choose("refused", "the rule stays", (StepStates.Matches(states.Work("error") + ".Cause", "*does not exist*"), null)));
    }
}
