namespace Groundplan.Generators.Evaluation.Reuse;

/// <summary>A declaration, the same in all versions of a compilation that differ only in bodies: the n-th declaration of the n-th file.</summary>
internal readonly record struct MemberKey(int Tree, int Member);
