namespace Groundplan.Runner.Documents;

/// <summary>The version of a document's shape.</summary>
internal static class DocumentVersion
{
    /// <exception cref="RunnerError">The document has another version than the one that is read.</exception>
    public static void Require(string shownPath, int version, int supported)
    {
        if (version != supported)
            throw RunnerError.Usage($"{shownPath} has version {version}; this tool reads version {supported}. {(version > supported ? "Take a newer tool." : "Rebuild the project.")}");
    }
}
