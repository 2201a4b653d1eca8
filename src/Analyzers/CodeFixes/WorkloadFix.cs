using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.CodeFixes;

/// <summary>GP1001: gives the later platform a workload that is free, in place of its own or beside what it has of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WorkloadFix : InitializerFix
{
    private const string Workload = "Workload";

    /// <summary>A fix of GP1001.</summary>
    public WorkloadFix()
        : base("GP1001")
    {
    }

    private protected override Mend? Mend(Spot spot)
    {
        if (spot.Fact("workload") is not { } workload)
            return null;
        var literal = SymbolDisplay.FormatLiteral(workload, quote: true);
        if (spot.Node is WithExpressionSyntax copy)
            return Set(spot, copy.Initializer, copy.Initializer.Expressions.Count - 1, literal);
        if (AssignmentOf(spot) is not { Parent: InitializerExpressionSyntax initializer } assignment || assignment.Left.ToString() is not (Workload or "UseCase"))
            return null;
        return Set(spot, initializer, initializer.Expressions.IndexOf(assignment), literal);
    }

    private static Mend Set(Spot spot, InitializerExpressionSyntax initializer, int after, string literal) => AssignmentTo(initializer, Workload) is { } existing
        ? new($"Set {Workload} to {literal}", "replace", new TextChange(existing.Right.Span, literal))
        : new($"Add {Workload} = {literal}", "add", ElementList.Of(spot.Text, initializer).InsertAfter(after, $"{Workload} = {literal}"));
}
