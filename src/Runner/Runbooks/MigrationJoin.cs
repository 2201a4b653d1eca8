namespace Groundplan.Runner.Runbooks;

/// <summary>Steps that others wait for together, said once for all of these.</summary>
/// <param name="Id">Unique among the joins of the runbook.</param>
/// <param name="After">The steps.</param>
internal sealed record MigrationJoin(string Id, IReadOnlyList<string> After);
