namespace Groundplan.Runner.Steps.Buckets;

/// <summary>All versions and delete markers of a key.</summary>
/// <param name="Name">The key without the prefix of its place.</param>
/// <param name="Versions">The oldest first.</param>
internal sealed record KeyHistory(string Name, IReadOnlyList<KeyState> Versions);
