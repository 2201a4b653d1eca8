using Groundplan.TestKit;

namespace Groundplan.MachineLearning;

/// <summary>A fact that needs cfn-lint on PATH: skipped without it, unless <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CfnLintFactAttribute : FactAttribute
{
    public CfnLintFactAttribute() => Skip = Tools.ReasonToSkip("cfn-lint");
}
