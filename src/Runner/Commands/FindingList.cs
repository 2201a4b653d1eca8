using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary>Findings, one a line: by file, line and column; those without a place last.</summary>
internal static class FindingList
{
    public static void Print(Printer printer, IEnumerable<Finding> findings)
    {
        var ordered = findings.OrderBy(f => f.File is null).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line ?? 0).ThenBy(f => f.Column ?? 0).ThenBy(f => f.Id, StringComparer.Ordinal);
        foreach (var finding in ordered)
        {
            printer.Line(finding.Text);
            printer.Data("finding", new()
            {
                ["id"] = finding.Id,
                ["severity"] = finding.Severity,
                ["message"] = finding.Message,
                ["file"] = finding.File,
                ["line"] = finding.Line,
                ["column"] = finding.Column,
            });
        }
    }
}
