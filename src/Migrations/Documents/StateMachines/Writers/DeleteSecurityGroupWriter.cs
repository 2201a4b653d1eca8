using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A security group is deleted.</summary>
internal sealed class DeleteSecurityGroupWriter() : StateWriter("delete-security-group")
{
    public override void Write(StepStates states) => states.Sdk("", "ec2:deleteSecurityGroup", Node.Of(("GroupId", states.Call.Need("groupId"))));
}
