using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Generators.Evaluation.Libraries;

/// <summary>Libraries for plans as source.</summary>
/// <param name="References">The plan's references, with compilations for the libraries.</param>
/// <param name="Libraries">The compilations.</param>
internal sealed record OpenedLibraries(IReadOnlyList<MetadataReference> References, IReadOnlyList<CSharpCompilation> Libraries)
{
    /// <summary>A compilation with the same files in which the libraries are source.</summary>
    public Compilation Open(Compilation compilation) => Libraries.Count == 0 ? compilation : compilation.WithReferences(References);
}
