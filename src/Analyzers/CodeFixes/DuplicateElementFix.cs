using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.CodeFixes;

/// <summary>GP3003: removes the repeated route table, where the first one stands in the same list.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DuplicateElementFix : InitializerFix
{
    /// <summary>A fix of GP3003.</summary>
    public DuplicateElementFix()
        : base("GP3003")
    {
    }

    private protected override Mend? Mend(Spot spot)
    {
        var element = spot.Node.Parent is ExpressionElementSyntax parent ? parent : spot.Node;
        return ElementList.Around(spot.Text, element) is { } list
            && spot.Diagnostic.AdditionalLocations.Any(first => element.Parent!.Span.Contains(first.SourceSpan) && !element.Span.Contains(first.SourceSpan))
            && list.Remove(list.IndexOf(element)) is { } changes
                ? new("Remove the duplicate", "remove", changes)
                : null;
    }
}
