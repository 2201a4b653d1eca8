namespace Groundplan.Runner.Steps.Buckets;

/// <summary>What both sides have of a name.</summary>
/// <param name="Name">The key without its side's prefix.</param>
/// <param name="Source">Null when it is only at the target.</param>
/// <param name="Target">Null when it is only at the source.</param>
internal readonly record struct SidePair<T>(string Name, T? Source, T? Target)
    where T : class;
