using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.TestKit;

/// <summary>Compiles C# as a user's project would: net10.0, implicit usings, the net10.0 builds of Groundplan.</summary>
public static class UserCode
{
    /// <summary>What the SDK's implicit usings are, and Groundplan's.</summary>
    public const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using Groundplan;";

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyReferences = new(() => [.. ReferenceFiles.Select(file => MetadataReference.CreateFromFile(file))]);

    /// <summary>The parse options of a user's project; Roslyn 4.14 knows C# 14 as Preview.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    /// <summary>The framework and the Groundplan assemblies.</summary>
    public static ImmutableArray<MetadataReference> References => LazyReferences.Value;

    /// <summary>The files of <see cref="References"/>.</summary>
    public static IEnumerable<string> ReferenceFiles
    {
        get
        {
            var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
            return trusted.Where(file => Path.GetDirectoryName(file) == framework).Concat(Directory.GetFiles(ReferenceFolder, "Groundplan*.dll").Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The folder of the Groundplan assemblies that compilations refer to.</summary>
    public static string ReferenceFolder { get; } = Path.Combine(AppContext.BaseDirectory, "refs");

    /// <summary>Compiles a source and fails on any error or warning.</summary>
    public static CSharpCompilation Compile(params string[] sources)
    {
        var compilation = CompileWithErrors(sources);
        var problems = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        return problems.Count == 0
            ? compilation
            : throw new TestKitException("The source does not compile cleanly:\n" + string.Join('\n', problems) + "\n" + sources[0]);
    }

    /// <summary>Compiles a source that may have errors. Files are called /project/Plan.cs, /project/Plan1.cs and so on.</summary>
    public static CSharpCompilation CompileWithErrors(params string[] sources)
    {
        var trees = sources.Select((source, index) => Parse(source, $"/project/Plan{(index == 0 ? "" : index)}.cs"));
        return CSharpCompilation.Create(
            "UserCode",
            [Parse(ImplicitUsings, "/project/obj/GlobalUsings.g.cs"), .. trees],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>A syntax tree with the options of a user's project.</summary>
    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source.ReplaceLineEndings("\n"), System.Text.Encoding.UTF8), ParseOptions, path);

}
