using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary>A step that only reads, and holds or does not.</summary>
/// <param name="Id">Unique in the runbook.</param>
/// <param name="Kind">Which executor does it.</param>
/// <param name="Title">One line.</param>
/// <param name="Arguments">What the executor is given.</param>
/// <param name="Places">What it looks at and steps change, as their effects call it.</param>
/// <param name="Parts">Of these those of which it looks at a part only, and how the keys of that begin.</param>
internal sealed record MigrationCheck(string Id, string Kind, string Title = "", JsonObject? Arguments = null, IReadOnlyList<string>? Places = null, IReadOnlyDictionary<string, string>? Parts = null)
{
    public JsonObject Arguments { get; } = Arguments ?? [];

    public IReadOnlyList<string> Places { get; } = Places ?? [];

    public IReadOnlyDictionary<string, string> Parts { get; } = Parts ?? new Dictionary<string, string>(StringComparer.Ordinal);
}
