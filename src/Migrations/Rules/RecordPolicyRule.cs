using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>One record is simple in one step and weighted in another, which Route 53 refuses.</summary>
internal static class RecordPolicyRule
{
    private const string Id = "GP7013";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A record is simple in one step and weighted in another", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var record in RecordUse.In(view).GroupBy(change => change.Record, StringComparer.Ordinal))
        {
            var first = record.First();
            if (record.FirstOrDefault(change => change.Weights is null != first.Weights is null) is not { } other)
                continue;
            yield return new(
                Id,
                Severity.Error,
                $"{first.Step.Id} makes {record.Key} a {Text(first)} record and {other.Step.Id} a {Text(other)} one, on the path {PathText.To(first.Node)}{(other.Node == first.Node ? " → abort" : $" … {PathText.Name(other.Node)}{(other.IsBack ? " → abort" : "")}")} → {other.Step.Id}; Route 53 takes no two kinds for one name and type, and refuses the second: use a ShiftTraffic with weights 100 and 0 in both.",
                view.On(other.Step))
            {
                Related = [view.On(first.Step)],
            };
        }
    }

    private static string Text(RecordUse change) => change.Weights is null ? "simple" : "weighted";
}
