using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary>Findings, one a line.</summary>
internal static class FindingList
{
    public static void Print(Printer printer, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
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
