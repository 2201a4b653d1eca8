using System.Text.RegularExpressions;
using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The id of a step, or the name of a phase, is malformed or taken.</summary>
internal static class StepIdRule
{
    private const string Id = "GP7001";
    private const int Longest = 64;

    private static readonly Regex Valid = new("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant);

    public static Rule Rule { get; } = new(Id, Severity.Error, "The id of a step is malformed or taken", context => MigrationView.Of(context).SelectMany(view => Phases(view).Concat(Steps(view))));

    private static IEnumerable<Finding> Phases(MigrationView view)
    {
        var first = new Dictionary<string, Phase>(StringComparer.Ordinal);
        foreach (var phase in view.Migration.Phases.OfType<Phase>())
        {
            if (view.Context.Origins.IsUnknown(phase, nameof(Phase.Name)))
                continue;
            var name = phase.Name ?? "";
            if (!name.Any(character => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9') || name.Length > Longest)
                yield return new(Id, Severity.Error, $"'{name}' is no name of a phase: at most 64 characters, with a letter or digit among them.", view.On(phase, nameof(Phase.Name)));
            else if (first.TryGetValue(name, out var earlier))
                yield return new(Id, Severity.Error, $"An earlier phase is called '{name}' too, and journals name steps by it: choose another.", view.On(phase, nameof(Phase.Name))) { Related = [view.On(earlier, nameof(Phase.Name))] };
            else
                first.Add(name, phase);
        }
    }

    private static IEnumerable<Finding> Steps(MigrationView view)
    {
        var first = new Dictionary<string, PlacedStep>(StringComparer.Ordinal);
        foreach (var placed in PlacedStep.In(view.Migration))
        {
            if (view.Context.Origins.IsUnknown(placed.Step, nameof(Step.Id)))
                continue;
            var id = placed.Step.Id ?? "";
            if (id.Length > Longest || !Valid.IsMatch(id))
                yield return new(Id, Severity.Error, $"'{id}' is no id of a step: lower-case letters, digits and hyphens between them, at most 64.", view.On(placed.Step, nameof(Step.Id)));
            else if (!first.TryGetValue(id, out var earlier))
                first.Add(id, placed);
            else if (!IsSharedCheck(placed, earlier))
                yield return Taken(view, placed, earlier);
        }

        // What the graph itself adds.
        foreach (var soak in view.Graph.Nodes.Where(node => node.IsSoak))
        {
            if (first.TryGetValue(soak.Step.Id ?? "", out var taken))
                yield return new(Id, Severity.Error, $"'{soak.Step.Id}' is the id of the soak after {soak.Phase.Name}: choose another.", view.On(taken.Step, nameof(Step.Id)));
        }
    }

    /// <summary>One check, looked at by several steps.</summary>
    private static bool IsSharedCheck(PlacedStep placed, PlacedStep earlier) =>
        ReferenceEquals(placed.Step, earlier.Step) && placed.Role == StepRole.Check && earlier.Role == StepRole.Check;

    private static Finding Taken(MigrationView view, PlacedStep placed, PlacedStep earlier) => new(
        Id,
        Severity.Error,
        ReferenceEquals(placed.Step, earlier.Step)
            ? $"{placed.Step.Id} stands twice, as {Text(earlier.Role)} and as {Text(placed.Role)}, and a journal could not tell which was done: make two steps with an id each."
            : $"An earlier {Text(earlier.Role).Substring(2).TrimStart()} has the id '{placed.Step.Id}' too, and journals and approvals name steps by it: choose another.",
        view.On(placed.Step, nameof(Step.Id)))
    {
        Related = ReferenceEquals(placed.Step, earlier.Step) ? [] : [view.On(earlier.Step, nameof(Step.Id))],
    };

    private static string Text(StepRole role) => role switch
    {
        StepRole.Check => "a check",
        StepRole.Compensation => "a compensation",
        StepRole.Group => "a group",
        _ => "a step",
    };
}
