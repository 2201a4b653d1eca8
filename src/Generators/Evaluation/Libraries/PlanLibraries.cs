using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Generators.Evaluation.Libraries;

/// <summary>
/// Puts the source of libraries for plans in the place of their assemblies, so that what plans use of them is evaluated like their own:
/// from the project in an editor, from the attributes of the assembly in a build or a package.
/// </summary>
internal static class PlanLibraries
{
    /// <summary>Whether an assembly is marked as a library for plans.</summary>
    public static bool IsMarked(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: nameof(PlanLibraryAttribute), ContainingNamespace.Name: nameof(Groundplan) });

    /// <summary>The libraries that a compilation refers to.</summary>
    public static OpenedLibraries Find(Compilation compilation)
    {
        var parsing = compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions ?? CSharpParseOptions.Default;
        var sources = new List<LibrarySource>();
        foreach (var reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && LibrarySource.Of(reference, assembly, parsing) is { } source)
                sources.Add(source);
        }

        var libraries = new List<CSharpCompilation>();
        var opened = new Dictionary<MetadataReference, MetadataReference>();
        foreach (var source in InOrderOfUse(sources))
        {
            // With the references of the plan, and nothing that uses the library, both see the same symbols.
            var references = compilation.References.Where(reference => opened.ContainsKey(reference) || sources.All(other => other.Reference != reference));
            var library = CSharpCompilation.Create(source.Identity.Name, source.Trees, references.Select(Opened), source.Options);
            libraries.Add(library);
            opened.Add(source.Reference, library.ToMetadataReference(source.Reference.Properties.Aliases, source.Reference.Properties.EmbedInteropTypes));
        }

        return new([.. compilation.References.Select(Opened)], libraries);

        MetadataReference Opened(MetadataReference reference) => opened.TryGetValue(reference, out var source) ? source : reference;
    }

    /// <summary>What a library uses comes before it.</summary>
    private static IReadOnlyList<LibrarySource> InOrderOfUse(List<LibrarySource> sources)
    {
        var byName = new Dictionary<string, LibrarySource>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
            byName[source.Identity.Name] = source;
        var ordered = new List<LibrarySource>();
        var visited = new HashSet<LibrarySource>();
        foreach (var source in sources)
            Visit(source);
        return ordered;

        void Visit(LibrarySource source)
        {
            if (!visited.Add(source))
                return;
            foreach (var used in source.Uses)
            {
                if (byName.TryGetValue(used, out var library))
                    Visit(library);
            }

            ordered.Add(source);
        }
    }
}
