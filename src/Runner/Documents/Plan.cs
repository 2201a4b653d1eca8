using System.Security.Cryptography;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Documents;

/// <summary>A manifest and the documents it vouches for.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Manifest">What the build wrote.</param>
/// <param name="Previous">What was there before this run's build; null when it did not build, or there was nothing.</param>
internal sealed record Plan(PlanFolder Folder, Manifest Manifest, Manifest? Previous = null)
{
    private const int SupportedVersion = 1;
    private const long MaxManifestBytes = 64 << 20;
    private const long MaxDocumentBytes = 32 << 20;

    public static Plan Read(PlanFolder folder)
    {
        var manifest = JsonInput.Read<Manifest>(SafeFile.ReadAll(folder.ManifestPath, "artifacts/plan/manifest.json", MaxManifestBytes), "manifest.json");
        DocumentVersion.Require("manifest.json", manifest.Version, SupportedVersion);
        return new Plan(folder, manifest);
    }

    /// <summary>The root of that name, or the only one.</summary>
    public PlanRoot Select(string? name)
    {
        var found = Manifest.Roots.Where(r => name is null || r.Root == name || r.FullName == name || $"{r.Plan}.{r.Root}" == name).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 when name is null => throw RunnerError.Usage("The plan has no roots."),
            0 => throw RunnerError.Usage($"There is no root '{name}'.{Meant(name)} There is: {Names(Manifest.Roots)}."),
            _ => throw Ambiguous(found),
        };
    }

    /// <summary>That one of several has to be named.</summary>
    public static RunnerError Ambiguous(IEnumerable<PlanRoot> roots) => RunnerError.Usage($"Give --root with one of: {Names(roots)}.");

    /// <summary>The bytes of a root's document of a kind, as they were built.</summary>
    public byte[] Document(PlanRoot root, string kind) => Bytes(Entries(root, kind)[0]);

    /// <summary>A root's documents of a kind, one or more.</summary>
    public static IReadOnlyList<DocumentEntry> Entries(PlanRoot root, string kind)
        => root.Documents.Where(d => d.Kind == kind).ToList() is { Count: > 0 } entries
            ? entries
            : throw RunnerError.Usage($"{root.FullName} has no document of kind '{kind}'. It has: {string.Join(", ", root.Documents.Select(d => d.Kind).Distinct())}.");

    /// <summary>As <see cref="Document"/>, null when there is none.</summary>
    public byte[]? TryDocument(PlanRoot root, string kind) => root.Documents.FirstOrDefault(d => d.Kind == kind) is { } entry ? Bytes(entry) : null;

    /// <summary>The bytes of a document, which must be those that the build wrote.</summary>
    public byte[] Bytes(DocumentEntry entry)
    {
        var bytes = SafeFile.Read(Folder.Documents, entry.Path, MaxDocumentBytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)).Equals(entry.Sha256, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw RunnerError.Usage($"{entry.Path} is not what the build wrote: its digest differs from the manifest's. Rebuild the project; edit the plan, not the document.");
    }

    private string Meant(string name) => Suggestion.For(name, Manifest.Roots.SelectMany(r => (string[])[r.Root, r.FullName])) is { } near ? $" Did you mean '{near}'?" : "";

    private static string Names(IEnumerable<PlanRoot> roots) => string.Join(", ", roots.Select(r => r.FullName).Order(StringComparer.Ordinal));
}
