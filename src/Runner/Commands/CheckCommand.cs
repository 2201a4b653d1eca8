using System.CommandLine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan check</c>: the rules' findings.</summary>
internal static class CheckCommand
{
    public static Command Create(Host host) => CommandOptions.Create(
        host, "check", "Build, and list what the rules find. Exit 1 when there is an error.", OptionGroups.Root, (i, _, ct) => RunAsync(i, ct));

    public static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        var roots = invocation.Root is null ? plan.Manifest.Roots : [plan.Select(invocation.Root)];
        foreach (var document in roots.SelectMany(r => r.Documents))
            plan.Bytes(document);
        var findings = roots.SelectMany(r => r.Findings).Distinct().ToList();
        var errors = findings.Count(f => f.IsError);
        FindingList.Print(invocation.Printer, findings);
        invocation.Printer.Line($"roots: {roots.Count}, errors: {errors}, warnings: {findings.Count - errors}.");
        invocation.Printer.Data("check", new() { ["roots"] = roots.Count, ["errors"] = errors, ["warnings"] = findings.Count - errors });
        return errors == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
