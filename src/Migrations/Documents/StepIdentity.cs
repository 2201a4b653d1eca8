using System.Runtime.CompilerServices;

namespace Groundplan.Migrations.Documents;

/// <summary>Steps as themselves: two records of equal content are two steps.</summary>
internal sealed class StepIdentity : IEqualityComparer<Step>
{
    public static readonly StepIdentity Instance = new();

    public bool Equals(Step? x, Step? y) => ReferenceEquals(x, y);

    public int GetHashCode(Step obj) => RuntimeHelpers.GetHashCode(obj);
}
