using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>A line of the journal, as it was read back from its bytes.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Time">UTC, by the clock of whoever wrote; may go backwards, the sequence does not.</param>
/// <param name="Kind">One of <see cref="JournalKind"/>, or one of a later version.</param>
/// <param name="Step">Id of the step; null for the run itself.</param>
/// <param name="Attempt">Which attempt at the step, from 1.</param>
/// <param name="Token">The idempotency token of the attempt.</param>
/// <param name="Data">Everything else, without secrets.</param>
/// <param name="Previous">Hash of the entry before; zeros for the first.</param>
/// <param name="Hash">SHA-256 of the line without its hash.</param>
internal sealed record JournalEntry(long Sequence, DateTimeOffset Time, string Kind, string? Step, int? Attempt, string? Token, JsonObject Data, string Previous, string Hash);
