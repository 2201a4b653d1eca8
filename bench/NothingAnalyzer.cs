using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// It is run by the benchmark alone; no compiler loads it.
#pragma warning disable RS1001, RS1036, RS2008

namespace Groundplan.Bench;

/// <summary>An analyzer that asks for what Groundplan's asks for and does nothing: what the host costs by itself.</summary>
internal sealed class NothingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = new("BENCH", "Nothing", "Nothing", "Bench", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static model => _ = model.SemanticModel);
    }
}
