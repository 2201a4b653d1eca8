using System.CommandLine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan list</c>: the roots of a project.</summary>
internal static class ListCommand
{
    public static Command Create(Host host) => CommandOptions.Create(host, "list", "List the roots.", OptionGroups.None, (i, _, ct) => RunAsync(i, ct));

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        if (plan.Manifest.Roots.Count == 0)
            invocation.Printer.Note("there is no root: a static class marked [Plan] needs public static properties of a stack or platform type.");
        invocation.Printer.Table(
            ["root", "kind", "stack", "region", "account"],
            [.. plan.Manifest.Roots.Select(r => (string[])[r.FullName, r.Kind, r.Stack?.Name ?? "-", r.Stack?.Region ?? "-", r.Stack?.AccountId ?? "-"])]);
        foreach (var root in plan.Manifest.Roots)
            invocation.Printer.Data("root", new()
            {
                ["plan"] = root.Plan,
                ["root"] = root.Root,
                ["kind"] = root.Kind,
                ["stack"] = root.Stack?.Name,
                ["region"] = root.Stack?.Region,
                ["accountId"] = root.Stack?.AccountId,
            });
        return ExitCode.Done;
    }
}
