using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The times of a migration cannot all be kept.</summary>
internal static class TimeRule
{
    private const string Id = "GP7014";

    public static Rule Rule { get; } = new(Id, Severity.Error, "Times that cannot all be kept", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view) =>
        Windows(view).Concat(Conditions(view)).Concat(Fits(view, Timeline.Of(view).Late)).Concat(TimesToLive(view));

    private static IEnumerable<Finding> Windows(MigrationView view)
    {
        foreach (var phase in view.Migration.Phases.OfType<Phase>())
        {
            if (phase.Window is { OpensAt: null } malformed)
                yield return new(Id, Severity.Error, $"'{malformed.Opens}' is no time: write it as 2026-03-01T22:00:00Z, in UTC.", On(view, phase, malformed, nameof(Window.Opens)));
            else if (phase.Window is { } window && (window.Length <= TimeSpan.Zero || window.Closes is null))
                yield return new(Id, Severity.Error, $"The window of {phase.Name} is open for {Durations.Text(window.Length)}: give a length that somebody can work in.", On(view, phase, window, nameof(Window.Length)));
            if (phase.Soak is { } soak && soak < TimeSpan.Zero)
                yield return new(Id, Severity.Error, $"The soak after {phase.Name} is {Durations.Text(soak)}: give none, or a time.", view.On(phase, nameof(Phase.Soak)));
        }
    }

    private static IEnumerable<Finding> Conditions(MigrationView view)
    {
        foreach (var condition in view.Graph.Conditions.Where(condition => condition.Delay < TimeSpan.Zero))
            yield return new(Id, Severity.Error, $"{condition.Of.Id} may begin {Durations.Text(condition.Delay.GetValueOrDefault())} after {condition.Named?.Id}: give a time that passes.", view.On(condition.Of, condition.Property, condition.Index));
        foreach (var node in view.Graph.Nodes.Where(node => node.Step.Estimate < TimeSpan.Zero))
            yield return new(Id, Severity.Error, $"{node.Step.Id} is expected to take {Durations.Text(node.Step.Estimate.GetValueOrDefault())}: give a time that passes, or none.", view.On(node.Step, nameof(Step.Estimate)));
    }

    /// <summary>What the steps of a phase take in a row, as far as they say it, against its window, and the first step that comes too late for it whatever the others take.</summary>
    private static IEnumerable<Finding> Fits(MigrationView view, IReadOnlyList<(StepNode Node, Timeline.Slot Slot)> late)
    {
        var told = new HashSet<Phase>(ByReference.Instance);
        foreach (var (node, slot) in late.Where(each => told.Add(each.Node.Phase)))
            yield return Late(view, node, slot);
        foreach (var phase in view.Graph.Nodes.Where(node => !node.IsSoak && node.Phase.Window is { Closes: not null } && !told.Contains(node.Phase)).GroupBy(node => node.Phase, ByReference.Instance))
        {
            var nodes = phase.ToList();
            var window = nodes[0].Phase.Window!;
            var (verb, advice, longest) = StepTimes.LongestWay(nodes, Expected) is { } expected && expected.Time > window.Length
                ? ("take", "make it longer, or do less in it", expected)
                : ("may take", "make it longer, or their timeouts shorter", StepTimes.LongestWay(nodes, node => StepTimes.AtMost(node.Step, node.Spec) ?? Expected(node))!.Value);
            if (longest.Time > window.Length)
                yield return new(Id, Severity.Error, $"The window of {nodes[0].Phase.Name} is open for {Durations.Text(window.Length)}, and its steps {verb} {Durations.Text(longest.Time)} on the path {PathText.To(longest.Last)}: {advice}.", On(view, nodes[0].Phase, window, nameof(Window.Length)));
        }
    }

    private static TimeSpan Expected(StepNode node) => StepTimes.Expected(node.Step, node.Spec) ?? TimeSpan.Zero;

    private static Finding Late(MigrationView view, StepNode node, Timeline.Slot slot)
    {
        var (reason, subject) = slot.Why switch
        {
            Timeline.Reason.NotBefore => ($"it waits {Durations.Text(slot.Condition!.Delay.GetValueOrDefault())} after {slot.By!.Step.Id}", view.On(slot.Condition.Of, slot.Condition.Property, slot.Condition.Index)),
            Timeline.Reason.Soak => ($"the soak after {slot.By!.Phase.Name} takes {Durations.Text(slot.By.Phase.Soak ?? default)}", view.On(slot.By.Phase, nameof(Phase.Soak))),
            _ => ($"{slot.By?.Step.Id} is not done earlier", On(view, node.Phase, node.Phase.Window!, nameof(Window.Opens))),
        };
        return new(Id, Severity.Error, $"The window of {node.Phase.Name} closes at {node.Phase.Window!.Closes}, and {node.Step.Id} cannot begin before {Text(slot.Begins!.Value)}, since {reason}: {PathText.To(node)}. Move the window, or shorten the wait.", subject);
    }

    /// <summary>A time to live that was lowered has effect when the old one has run out.</summary>
    private static IEnumerable<Finding> TimesToLive(MigrationView view)
    {
        foreach (var lower in view.Graph.Nodes.Where(node => node.Spec.Kind == "lower-ttl"))
        {
            foreach (var record in lower.Spec.Effects.Select(effect => effect?.Place).OfType<Place>().Where(place => place.Category == PlaceCategories.Record).Select(view.Names.TextOf).Distinct())
            {
                if (view.Touches.Done.Of(EffectKind.Shifts, record).Next(lower) is { } shift && Elapsed.Between(view, lower, shift.Node) is var passed && passed < Least(lower))
                    yield return new(Id, Severity.Error, $"{shift.Step.Id} shifts {record} {Durations.Text(passed)} after {lower.Step.Id} lowered its time to live, while resolvers still keep the old one: {PathText.Between(lower, shift.Node)}. Give {shift.Step.Id} NotBefore = [new({lower.Step.Id}, …)] of at least the old time to live{(Least(lower) > TimeSpan.FromTicks(1) ? $", {Durations.Text(Least(lower))}" : "")}.", view.On(shift.Step));
            }
        }
    }

    private static TimeSpan Least(StepNode lower) =>
        lower.Spec.Arguments.FirstOrDefault(argument => argument?.Name is "previousSeconds" or "oldSeconds")?.Value is TimeSpan old && old > TimeSpan.Zero ? old : TimeSpan.FromTicks(1);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static Subject On(MigrationView view, Phase phase, Window window, string property) =>
        new(view.Root, window, property) { Path = $"{view.Root.Name}.{phase.Name}.{nameof(Phase.Window)}.{property}" };
}
