using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Commands;

/// <summary>What to do next about a run, as commands to be copied, in their order.</summary>
/// <param name="Commands">The commands.</param>
/// <param name="From">When the first of them helps; null for now.</param>
internal sealed record NextCommands(IReadOnlyList<string> Commands, DateTimeOffset? From = null)
{
    /// <param name="state">The journal's state.</param>
    /// <param name="ready">The steps before which all is done.</param>
    /// <param name="isChanged">Whether the runbook or its documents are not those of the run.</param>
    /// <param name="command">A command on this run.</param>
    /// <param name="approve">The command that lets a step pass.</param>
    public static NextCommands Of(RunState state, IReadOnlyList<ReadyStep> ready, bool isChanged, Func<string, string> command, Func<MigrationStep, string> approve) => state switch
    {
        { Started: null } or { Ended.Kind: JournalKind.Aborted } => new([command("run")]),
        { Ended: not null } => new(["nothing"]),
        { Undertaking: { } undertaking } => new([Accepting(command(undertaking.Command), isChanged)]),
        _ => GoingOn(ready, isChanged, command("resume"), approve),
    };

    // Another runbook takes all approvals back, so it is accepted before anybody approves.
    private static NextCommands GoingOn(IReadOnlyList<ReadyStep> ready, bool isChanged, string resume, Func<MigrationStep, string> approve)
    {
        if (ready.Count > 0 && ready.All(r => r.Obstacle is not null))
        {
            var isOver = ready.Any(r => r.Obstacle!.IsOver);
            return new([Accepting(resume, isChanged || isOver)], isOver ? null : ready.Min(r => r.Obstacle!.Until));
        }
        var approvals = ready.Where(r => r is { Obstacle: null, WaitsForPerson: true }).Select(r => approve(r.Step)).ToList();
        return isChanged
            ? new([Accepting(resume, true), .. approvals, .. approvals.Count > 0 ? [resume] : Array.Empty<string>()])
            : new([.. approvals, resume]);
    }

    private static string Accepting(string command, bool accepts) => accepts ? command + Continuation.AcceptWords : command;
}
