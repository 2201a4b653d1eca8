using System.Collections.Immutable;
using System.Text;
using Groundplan.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Generators.Evaluation.Libraries;

/// <summary>The source of a library for plans.</summary>
/// <param name="Reference">How the plan refers to the library.</param>
/// <param name="Identity">The library's name and key.</param>
/// <param name="Trees">Its files.</param>
/// <param name="Options">How they are compiled.</param>
/// <param name="Uses">The names of the assemblies that it refers to.</param>
internal sealed record LibrarySource(MetadataReference Reference, AssemblyIdentity Identity, ImmutableArray<SyntaxTree> Trees, CSharpCompilationOptions Options, ImmutableArray<string> Uses)
{
    private const int LongestFile = 4_000_000;

    /// <summary>The source that a reference carries; null when it is no library for plans.</summary>
    public static LibrarySource? Of(MetadataReference reference, IAssemblySymbol assembly, CSharpParseOptions parsing)
    {
        var uses = assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Select(used => used.Name).Distinct().ToImmutableArray();
        if (!uses.Contains(nameof(Groundplan)) || !PlanLibraries.IsMarked(assembly))
            return null;
        return reference is CompilationReference { Compilation: CSharpCompilation compilation }
            ? new(reference, assembly.Identity, compilation.SyntaxTrees, compilation.Options, uses)
            : OfAttributes(reference, assembly, parsing, uses);
    }

    private static LibrarySource? OfAttributes(MetadataReference reference, IAssemblySymbol assembly, CSharpParseOptions parsing, ImmutableArray<string> uses)
    {
        var trees = new List<SyntaxTree>();
        var isChecked = false;
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is not { AttributeClass.Name: nameof(PlanSourceAttribute), ConstructorArguments.Length: 2 }
                || attribute.ConstructorArguments[0].Value is not string path || Deflated.Text(attribute.ConstructorArguments[1].Value as string ?? "", LongestFile) is not { } text)
                continue;
            var symbols = Named(attribute, nameof(PlanSourceAttribute.Symbols)) as string ?? "";
            isChecked |= Named(attribute, nameof(PlanSourceAttribute.IsChecked)) is true;
            var options = parsing.WithPreprocessorSymbols(symbols.Split([';'], StringSplitOptions.RemoveEmptyEntries));
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, $"{assembly.Identity.Name}/{path}"));
        }

        var compiling = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: isChecked);
        if (assembly.Identity.HasPublicKey)
            compiling = compiling.WithCryptoPublicKey(assembly.Identity.PublicKey).WithDelaySign(true);
        return trees.Count == 0 ? null : new(reference, assembly.Identity, [.. trees], compiling, uses);
    }

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
