using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>What the caller wants written; sequence, time and hashes are the journal's.</summary>
/// <param name="Kind">One of <see cref="JournalKind"/>.</param>
/// <param name="Step">Id of the step; null for the run itself.</param>
/// <param name="Attempt">Which attempt at the step, from 1.</param>
/// <param name="Token">The idempotency token of the attempt.</param>
/// <param name="Data">Everything else: hashes of inputs, outputs, request ids, error, operator, checkpoint.</param>
internal sealed record JournalEvent(string Kind, string? Step = null, int? Attempt = null, string? Token = null, JsonObject? Data = null);
