using Groundplan.TestKit;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A test with cases that runs the real <c>kubectl</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute() => Skip = Tools.ReasonToSkip("kubectl");
}
