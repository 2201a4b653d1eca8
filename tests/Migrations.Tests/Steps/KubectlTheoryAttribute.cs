using Groundplan.TestKit;

namespace Groundplan.Migrations.Steps;

/// <summary>A theory that needs kubectl on PATH: skipped without it, unless <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute() => Skip = Tools.ReasonToSkip("kubectl");
}
