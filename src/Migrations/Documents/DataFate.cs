using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What becomes of a part of what an application keeps.</summary>
/// <param name="Application">The application's name.</param>
/// <param name="Data">The part.</param>
/// <param name="MovedBy">The ids of the steps that move it.</param>
internal sealed record DataFate(string Application, DataSet Data, IReadOnlyList<string> MovedBy)
{
    public static IReadOnlyList<DataFate> Of(Migration migration)
    {
        var moves = DataMoves.Of(migration);
        return
        [
            .. from application in migration.Applications.OfType<Application>()
               from data in application.Data.OfType<DataSet>()
               select new DataFate(application.Name ?? "", data, [.. moves.Of(data).Select(step => step.Id ?? "").Distinct(StringComparer.Ordinal)]),
        ];
    }

    /// <summary>Who moves it, or why it stays.</summary>
    public string Text => DataMoves.IsLeft(Data) ? $"stays: {Data.LeftBehind}" : MovedBy.Count == 0 ? "nothing" : string.Join(", ", MovedBy);
}
