namespace Groundplan.Migrations.Graph;

/// <summary>Which steps move what the applications keep.</summary>
internal sealed class DataMoves
{
    private readonly ILookup<string, PlacedStep> _moves;

    private DataMoves(ILookup<string, PlacedStep> moves) => _moves = moves;

    public static DataMoves Of(Migration migration) => new((
        from placed in PlacedStep.In(migration)
        from data in placed.Step.Moves.OfType<DataSet>()
        select (Data: data.Name ?? "", Step: placed)).ToLookup(move => move.Data, move => move.Step, StringComparer.Ordinal));

    /// <summary>The steps that move it; each of them is on every way to the end.</summary>
    public IEnumerable<Step> Of(DataSet data) => _moves[data.Name ?? ""].Where(placed => placed.Role == StepRole.Step).Select(placed => placed.Step);

    /// <summary>The groups, checks and compensations that say that they move it, and do not.</summary>
    public IEnumerable<PlacedStep> Aside(DataSet data) => _moves[data.Name ?? ""].Where(placed => placed.Role != StepRole.Step);

    /// <summary>Whether it stays where it is, with a reason.</summary>
    public static bool IsLeft(DataSet data) => !string.IsNullOrWhiteSpace(data.LeftBehind);
}
