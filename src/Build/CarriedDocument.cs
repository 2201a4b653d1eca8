namespace Groundplan.Build;

/// <summary>A document as the assembly carries it.</summary>
/// <param name="Path">The path below the output folder, with forward slashes.</param>
/// <param name="Content">The UTF-8 bytes.</param>
internal sealed record CarriedDocument(string Path, byte[] Content);
