using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.Analyzers;

/// <summary>Shows what the evaluation and the rules find, each on the expression that decides it, while the plan is typed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlanAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Plans are evaluated wherever they are written, and what keeps the documents back must be seen.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Groundplan.PlanAttribute") is null)
                return;

            // A tree at a time, since only then do editors show the findings of the open file while it is typed.
            var report = new PlanReport(start.Compilation);
            start.RegisterSemanticModelAction(tree =>
            {
                foreach (var diagnostic in report.In(tree.SemanticModel, tree.CancellationToken))
                    tree.ReportDiagnostic(diagnostic);
            });
        });
    }
}
