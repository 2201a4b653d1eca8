using Groundplan.TestKit;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A test with cases against the local endpoint.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndpointTheoryAttribute : TheoryAttribute
{
    public EndpointTheoryAttribute() => Skip = Tools.ReasonToSkip("python3", "moto_server", "aws");
}
