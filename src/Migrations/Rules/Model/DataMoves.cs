namespace Groundplan.Migrations.Rules.Model;

/// <summary>Which steps move what the applications keep.</summary>
internal sealed class DataMoves
{
    private readonly ILookup<string, PlacedStep> _moves;

    private DataMoves(ILookup<string, PlacedStep> moves) => _moves = moves;

    public static DataMoves Of(Migration migration) => new((
        from placed in PlacedStep.In(migration)
        from data in placed.Step.Moves.OfType<DataSet>()
        select (Data: data.Name ?? "", Step: placed)).ToLookup(move => move.Data, move => move.Step, StringComparer.Ordinal));

    /// <summary>The steps, and groups of steps, that move it on every way to the end.</summary>
    public IEnumerable<Step> Of(DataSet data) => _moves[data.Name ?? ""].Where(IsOnTheWay).Select(placed => placed.Step);

    /// <summary>The checks, compensations and empty groups that say that they move it, and do not on the way to the end.</summary>
    public IEnumerable<Step> Aside(DataSet data) => _moves[data.Name ?? ""].Where(placed => !IsOnTheWay(placed)).Select(placed => placed.Step);

    /// <summary>Whether it stays where it is, with a reason.</summary>
    public static bool IsLeft(DataSet data) => !string.IsNullOrWhiteSpace(data.LeftBehind);

    private static bool IsOnTheWay(PlacedStep placed) => placed.Role switch
    {
        StepRole.Step => true,
        StepRole.Group => Groups.WithMembers(placed.Step).Any(member => member is not (ParallelGroup or Sequence)),
        _ => false,
    };
}
