using System.CommandLine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan rollback</c>: takes a run back to where a step or a phase had not begun; resume goes on from there.</summary>
internal static class RollbackCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        var to = new Option<string>("--to") { Description = "The step or the phase that is to be as it was before it began.", Required = true };
        return CommandOptions.Create(
            host,
            "rollback",
            "Undo a step or a phase of a migration's run and what came after it; resume goes on from there.",
            OptionGroups.Root | OptionGroups.Aws | OptionGroups.Confirm,
            (i, r, ct) => MigrationUndo.RunAsync(i, options.Read(r), r.GetValue(to), ct),
            [.. options.Undo, to]);
    }
}
