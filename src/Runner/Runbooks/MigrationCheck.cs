using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary>A step that only reads, and holds or does not.</summary>
/// <param name="Id">Unique in the runbook.</param>
/// <param name="Kind">Which executor does it.</param>
/// <param name="Title">One line.</param>
/// <param name="Arguments">What the executor is given.</param>
internal sealed record MigrationCheck(string Id, string Kind, string Title = "", JsonObject? Arguments = null)
{
    public JsonObject Arguments { get; } = Arguments ?? [];
}
