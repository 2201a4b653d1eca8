using System.Globalization;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The weights of a gradual shift of traffic do not lead from one side to the other.</summary>
internal static class WeightRule
{
    private const string Id = "GP7012";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Weights of traffic do not add up, or do not rise to 100", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view)
    {
        foreach (var record in RecordUse.In(view).Where(change => change.Weights is not null).GroupBy(change => change.Record, StringComparer.Ordinal))
        {
            var steps = record.ToList();
            var faulty = steps.Select(step => Fault(view, step)).OfType<Finding>().ToList();
            foreach (var finding in faulty)
                yield return finding;
            if (faulty.Count > 0)
                continue;
            var forward = steps.Where(step => !step.IsBack).OrderBy(step => step.Node.Index).ToList();
            foreach (var finding in Falls(view, forward))
                yield return finding;
            if (forward.Count > 0 && forward[forward.Count - 1] is var last && last.Weights!.All(weight => weight.Weight < 100))
                yield return Report(view, last, $"{last.Step.Id} is the last shift of {record.Key} and leaves it at {Text(last)}: nobody gets 100 on the path {PathText.To(last.Node)}. Add a shift to 100.");
        }
    }

    private static Finding? Fault(MigrationView view, RecordUse step)
    {
        if (step.Weights!.Any(weight => weight.Weight is < 0 or > 100))
            return Report(view, step, $"{step.Step.Id} sets {Text(step)} for {step.Record}: weights are percent here, from 0 to 100.");
        var sum = step.Weights!.Sum(weight => weight.Weight);
        return sum == 100 ? null : Report(view, step, $"{step.Step.Id} sets {Text(step)} for {step.Record}, which is {Number(sum)} and not 100 together: give all record sets of the name, so that the weights stay complementary.");
    }

    /// <summary>Shifts that take from the side that gains in the end.</summary>
    private static IEnumerable<Finding> Falls(MigrationView view, List<RecordUse> forward)
    {
        if (forward.Count < 2)
            yield break;
        var winner = forward[forward.Count - 1].Weights!.OrderByDescending(weight => weight.Weight).First().Set;
        for (var i = 1; i < forward.Count; i++)
        {
            var (before, after) = (Of(forward[i - 1], winner), Of(forward[i], winner));
            if (after < before)
                yield return Report(view, forward[i], $"{forward[i].Step.Id} lowers {winner} of {forward[i].Record} from {Number(before)} to {Number(after)}, on the path {PathText.Between(forward[i - 1].Node, forward[i].Node)}: let its weight rise with each shift, and go back with a RestoreTraffic as a compensation.");
        }
    }

    private static long Of(RecordUse step, string set) => step.Weights!.Where(weight => weight.Set == set).Select(weight => weight.Weight).FirstOrDefault();

    private static string Text(RecordUse step) => step.Weights!.Count == 0 ? "no weight" : string.Join(" and ", step.Weights!.Select(weight => $"{weight.Set} {Number(weight.Weight)}"));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Finding Report(MigrationView view, RecordUse step, string message) => new(Id, Severity.Error, message, view.On(step.Step));
}
