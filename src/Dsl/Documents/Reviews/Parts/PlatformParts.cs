namespace Groundplan.Documents.Reviews.Parts;

/// <summary>The platform's own sections.</summary>
internal static class PlatformParts
{
    public static IEnumerable<ReviewPart> Build(RootFacts facts) => (facts.Root.Value as Platform)?.Sections().Select(Part) ?? [];

    private static ReviewPart Part(ReviewSection section) => new(
        $"{section.Title} (as the platform sees it)",
        [new ReviewBlock.Table(null, section.Columns, section.Rows.Select(row => row.Select(cell => new ReviewCell(cell ?? "")).ToItems()).ToItems())]);
}
