using System.CommandLine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan abort</c>: undoes what a run did, the latest first, and ends the run.</summary>
internal static class AbortCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        return CommandOptions.Create(
            host,
            "abort",
            "Undo what the run of a migration did, the latest first, and end the run.",
            OptionGroups.Root | OptionGroups.Aws | OptionGroups.Confirm,
            (i, r, ct) => MigrationUndo.RunAsync(i, options.Read(r), null, ct),
            [.. options.Undo]);
    }
}
