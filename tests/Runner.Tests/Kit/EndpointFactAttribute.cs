using Groundplan.TestKit;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A test against the local endpoint.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EndpointFactAttribute : FactAttribute
{
    public EndpointFactAttribute() => Skip = Tools.ReasonToSkip("python3", "moto_server", "aws");
}
