using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>Something that an application keeps does not come along, and nobody says that it may stay.</summary>
internal static class DataRule
{
    private const string Id = "GP7027";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Data of an application is neither moved nor left behind", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        var applications = view.Migration.Applications.OfType<Application>().ToList();
        if (!applications.All(application => view.Knows(application) && application.Data.OfType<DataSet>().All(view.Knows)))
            return [];
        var moves = DataMoves.Of(view.Migration);
        return applications.SelectMany(application => Stays(view, application, moves).Concat(Contradictions(view, application, moves))).Concat(Strangers(view, applications));
    }

    private static IEnumerable<Finding> Stays(MigrationView view, Application application, DataMoves moves)
    {
        var stays = Enumerable.Range(0, application.Data.Count).Where(i => application.Data[i] is { } data && !DataMoves.IsLeft(data) && !moves.Of(data).Any()).ToList();
        if (stays.Count == 0)
            yield break;
        var (they, them) = stays.Count == 1 ? ("it", "it") : ("they", "them");
        var aside = stays.SelectMany(i => moves.Aside(application.Data[i])).FirstOrDefault() is { } placed ? $" ({placed.Step.Id} is a {placed.Role.ToString().ToLowerInvariant()})" : "";
        yield return new(
            Id,
            Severity.Error,
            $"{application.Name} keeps {Sentence([.. stays.Select(i => application.Data[i].Name)])}, and no step moves {them}{aside} on the path {PathText.ToEnd(view.Graph)}: name {them} in {nameof(Step.Moves)} of the step that does, or say in {nameof(DataSet.LeftBehind)} why {they} may stay.",
            view.On(application, stays.Count == 1 ? stays[0] : null));
    }

    private static IEnumerable<Finding> Contradictions(MigrationView view, Application application, DataMoves moves) =>
        from i in Enumerable.Range(0, application.Data.Count)
        let data = application.Data[i]
        where data is not null && DataMoves.IsLeft(data)
        let step = moves.Of(data).FirstOrDefault()
        where step is not null
        select new Finding(Id, Severity.Error, $"{application.Name} leaves {data.Name} behind, and {step.Id} moves it: take one of the two away.", view.On(application, i));

    /// <summary>What a step moves and no application has: nearly always a slip in the name.</summary>
    private static IEnumerable<Finding> Strangers(MigrationView view, List<Application> applications)
    {
        var kept = new HashSet<string>(applications.SelectMany(application => application.Data.OfType<DataSet>()).Select(data => data.Name ?? ""), StringComparer.Ordinal);
        return
            from placed in PlacedStep.In(view.Migration)
            from i in Enumerable.Range(0, placed.Step.Moves.Count)
            where placed.Step.Moves[i] is { } data && !kept.Contains(data.Name ?? "")
            select new Finding(
                Id,
                Severity.Error,
                $"{placed.Step.Id} moves '{placed.Step.Moves[i].Name}', which no application of the inventory keeps: write it as in {nameof(Application.Data)}, or add it there.",
                view.On(placed.Step, nameof(Step.Moves), i));
    }

    private static string Sentence(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
}
