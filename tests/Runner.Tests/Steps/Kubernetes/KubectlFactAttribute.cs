using Groundplan.TestKit;

namespace Groundplan.Runner.Tests.Steps.Kubernetes;

/// <summary>A test that runs the real <c>kubectl</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute() => Skip = Tools.ReasonToSkip("kubectl");
}
