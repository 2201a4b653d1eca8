using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>Tests against the local endpoint.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndpointTheoryAttribute : TheoryAttribute
{
    public EndpointTheoryAttribute() => Skip = Tools.ReasonToSkip("python3", "moto_server", "aws");
}
