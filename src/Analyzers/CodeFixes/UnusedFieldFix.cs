using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Groundplan.CodeFixes;

/// <summary>GP2002: removes the field that the tier does not use, where the tier is chosen beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnusedFieldFix : InitializerFix
{
    /// <summary>A fix of GP2002.</summary>
    public UnusedFieldFix()
        : base("GP2002")
    {
    }

    private protected override Mend? Mend(Spot spot)
    {
        if (spot.Fact("unused") is not { } property || AssignmentOf(spot) is not { Parent: { } initializer } assignment || assignment.Left.ToString() != property
            || !spot.Diagnostic.AdditionalLocations.All(tier => tier.SourceTree == spot.Node.SyntaxTree && initializer.Span.Contains(tier.SourceSpan)))
        {
            return null;
        }

        var list = ElementList.Around(spot.Text, assignment)!;
        return list.Remove(list.IndexOf(assignment)) is { } changes ? new($"Remove {property}", property, changes) : null;
    }
}
