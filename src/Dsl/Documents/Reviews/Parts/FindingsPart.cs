using Groundplan.Rules;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What the rules say; by path, not by line, so that a report changes only when its plan does.</summary>
internal static class FindingsPart
{
    public static ReviewPart Build(RootFacts facts) => new("Findings", facts.Findings.Count == 0
        ? [new ReviewBlock.Paragraph("None.")]
        : [new ReviewBlock.Table(null, ["Id", "Severity", "Message", "Path"], facts.Findings.Select(Row).ToItems())]);

    private static Items<ReviewCell> Row(Finding finding) =>
        [Code(finding.RuleId), Severity(finding.Severity), finding.Message, Code(finding.Subject.Path)];

    private static ReviewCell Severity(Severity severity) =>
        severity == Rules.Severity.Error ? new("error", ReviewCellStyle.Error) : new("warning", ReviewCellStyle.Warning);
}
