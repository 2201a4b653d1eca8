namespace Groundplan.Runner.Journal;

/// <summary>The files of a state folder.</summary>
internal sealed record JournalPaths(string Folder)
{
    public const string TornName = "journal.torn-";

    public string Journal => Path.Combine(Folder, "journal.jsonl");

    public string Head => Path.Combine(Folder, "journal.head");

    /// <summary>Held open by the process that runs; never removed, its content says nothing.</summary>
    public string Lock => Path.Combine(Folder, "journal.lock");

    public string Lease => Path.Combine(Folder, "journal.lease");
}
