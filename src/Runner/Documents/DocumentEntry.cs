namespace Groundplan.Runner.Documents;

/// <summary>A file that the build wrote.</summary>
/// <param name="Path">Relative to the plan folder, with slashes.</param>
/// <param name="Kind">For example <c>template</c>.</param>
/// <param name="Sha256">Digest of the file, in hex.</param>
internal sealed record DocumentEntry(string Path, string Kind, string Sha256);
