namespace Groundplan.Runner.Journal;

/// <summary>Where a journal stands: the last entry's sequence and hash, and so what the next one must be.</summary>
internal sealed class JournalChain
{
    /// <summary>What the first entry has as the hash before it.</summary>
    public static readonly string Origin = new('0', 64);

    public long Sequence { get; private set; }

    public string Hash { get; private set; } = Origin;

    /// <summary>Takes the next line.</summary>
    /// <returns>What is wrong with it, and then nothing was taken; null when it follows.</returns>
    public string? Take(ReadOnlyMemory<byte> line, out JournalEntry? entry)
    {
        if (JournalLine.Read(line, out entry) is { } wrong)
            return wrong;
        if (entry!.Sequence != Sequence + 1)
            return $"is entry {entry.Sequence} where entry {Sequence + 1} belongs: lines were removed, repeated, inserted or moved";
        if (entry.Previous != Hash)
            return "follows another line than the one before it";
        (Sequence, Hash) = (entry.Sequence, entry.Hash);
        return null;
    }

    /// <summary>The line that would come next, and the chain after it. Nothing is taken.</summary>
    /// <exception cref="RunnerError">No reader would take the line.</exception>
    public (byte[] Line, JournalEntry Entry) Next(JournalEvent what, DateTimeOffset time)
    {
        if (!JournalKind.All.Contains(what.Kind))
            throw RunnerError.Usage($"'{what.Kind}' is no kind of a journal entry.");
        var line = JournalLine.Write(Sequence + 1, time, what, Hash);
        var wrong = JournalLine.Read(line, out var entry);
        return wrong is null ? (line, entry!) : throw RunnerError.Failed($"Entry {Sequence + 1} was not written: it {wrong}.");
    }

    public void Advance(JournalEntry entry) => (Sequence, Hash) = (entry.Sequence, entry.Hash);

    /// <summary>Goes on from an entry that others have verified.</summary>
    public static JournalChain After(JournalEntry entry)
    {
        var chain = new JournalChain();
        chain.Advance(entry);
        return chain;
    }
}
