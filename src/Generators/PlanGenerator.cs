using Groundplan.Generators.Emission;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators;

/// <summary>The pipeline: compilation → evaluation → rules → documents → attributes. Reports nothing; the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PlanGenerator : IIncrementalGenerator
{
    internal const string FileName = "GroundplanDocuments.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => BuildOptions.From(provider.GlobalOptions));
        var documents = context.CompilationProvider.Combine(options)
            .Select(static (input, cancellation) => CarriedDocuments.Of(input.Left, input.Right, cancellation))
            .WithTrackingName("Documents");
        context.RegisterImplementationSourceOutput(documents, static (output, carried) =>
        {
            if (carried.Source.Length > 0)
                output.AddSource(FileName, carried.Source);
        });
    }
}
