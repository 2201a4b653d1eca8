namespace Groundplan.Runner.Steps.Tables;

/// <summary>An item that a table lacks, or has otherwise.</summary>
/// <param name="Index">Which of those that were asked about.</param>
/// <param name="Key">Its key, as raw JSON.</param>
/// <param name="IsMissing">There is none of this key.</param>
internal sealed record ItemDifference(int Index, byte[] Key, bool IsMissing);
