using Groundplan.Runner.Journal;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>What a run left.</summary>
/// <param name="Code">The last exit code.</param>
/// <param name="Said">What the processes said.</param>
/// <param name="State">What is in the environment.</param>
/// <param name="Done">What the journal says was done.</param>
/// <param name="OutOfOrder">What it says was done too early.</param>
/// <param name="Verified">Exit code of <c>history --verify</c>.</param>
/// <param name="Journal">All of it.</param>
/// <param name="Steps">All steps of the runbook.</param>
internal sealed record Outcome(
    int Code,
    IReadOnlyList<string> Said,
    IReadOnlyList<string> State,
    IReadOnlyList<string> Done,
    IReadOnlyList<string> OutOfOrder,
    int Verified,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyList<string> Steps)
{
    /// <summary>The faults that were.</summary>
    public IReadOnlySet<Injection> Injected { get; init; } = new HashSet<Injection>();

    public static async Task<Outcome> ReadAsync(SampleOnDisk sample, World world, int code, IReadOnlyList<string> said)
    {
        var journal = await sample.Journal.EntriesAsync();
        return new Outcome(
            code,
            said,
            await EndState.ReadAsync(world.Session),
            Story.Done(journal, sample.Steps),
            Story.OutOfOrder(journal, sample.Runbook),
            (await sample.AskHistoryAsync()).Code,
            journal,
            sample.Steps);
    }
}
