using Groundplan.Generators.Emission;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators;

/// <summary>The pipeline: compilation → evaluation → rules → documents → attributes. Reports nothing; the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlanGenerator : IIncrementalGenerator
{
    internal const string DocumentsFileName = "GroundplanDocuments.g.cs";
    internal const string SourcesFileName = "GroundplanSources.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => BuildOptions.From(provider.GlobalOptions));
        var documents = context.CompilationProvider.Combine(options)
            .Select(static (input, cancellation) => CarriedDocuments.Of(input.Left, input.Right, cancellation))
            .WithTrackingName("Documents");
        var sources = context.CompilationProvider.Combine(options)
            .Select(static (input, cancellation) => CarriedSources.Of(input.Left, input.Right, cancellation))
            .WithTrackingName("Sources");
        context.RegisterImplementationSourceOutput(sources, static (output, carried) =>
        {
            if (carried.Source.Length > 0)
                output.AddSource(SourcesFileName, carried.Source);
        });
        context.RegisterImplementationSourceOutput(documents, static (output, carried) =>
        {
            if (carried.Source.Length > 0)
                output.AddSource(DocumentsFileName, carried.Source);
        });
    }
}
