using Groundplan.Rules;

namespace Groundplan.Documents.Manifest;

/// <summary>A root in the manifest; one that is not deployed has no stack.</summary>
internal sealed record ManifestRoot(
    string Plan,
    string Root,
    string Kind,
    ManifestStack? Stack,
    Items<NameFacts> Names,
    Items<string> Publishes,
    Items<string> Consumes,
    Items<OutputFacts> Outputs,
    Items<ManifestFinding> Findings,
    Items<ManifestDocument> Documents);

/// <summary>How the stack is deployed.</summary>
internal sealed record ManifestStack(
    string Name, string? Region, string? AccountId, bool TerminationProtection, Map<string> Tags, Items<string> Capabilities);

/// <summary>A finding, with its place in the source where that is known.</summary>
internal sealed record ManifestFinding(string Id, Severity Severity, string Message, string Path, Origin? Origin);

/// <summary>A document, with the digest of its UTF-8 bytes in lower-case hexadecimal.</summary>
internal sealed record ManifestDocument(string Path, string Kind, string Sha256);
