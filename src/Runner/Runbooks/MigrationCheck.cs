using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary>A step that only reads, and holds or does not.</summary>
/// <param name="Id">Unique in the runbook.</param>
/// <param name="Kind">Which executor does it.</param>
/// <param name="Title">One line.</param>
/// <param name="Arguments">What the executor is given.</param>
/// <param name="Places">What it looks at and steps change, as their effects call it.</param>
internal sealed record MigrationCheck(string Id, string Kind, string Title = "", JsonObject? Arguments = null, IReadOnlyList<string>? Places = null)
{
    public JsonObject Arguments { get; } = Arguments ?? [];

    public IReadOnlyList<string> Places { get; } = Places ?? [];
}
