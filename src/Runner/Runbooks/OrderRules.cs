using System.Collections;
using static Groundplan.Runner.Runbooks.RunbookRules;

namespace Groundplan.Runner.Runbooks;

/// <summary>Whether what a step waits for, and what it takes, is done before it. The ids of steps and joins are each there once.</summary>
internal sealed class OrderRules
{
    private readonly MigrationRunbook _runbook;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, string> _lastOfJoins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BitArray> _stepsOfJoins = new(StringComparer.Ordinal);

    // Of each step, itself and all that is done before it.
    private readonly AlongOrder<BitArray> _reached;

    private OrderRules(MigrationRunbook runbook)
    {
        _runbook = runbook;
        _places = runbook.Steps.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        _reached = new(runbook, before => before.Aggregate(new BitArray(runbook.Steps.Count), (all, one) => all.Or(one)));
    }

    /// <summary>The first thing that is wrong, as a sentence; null when nothing is.</summary>
    public static string? FirstProblem(MigrationRunbook runbook)
    {
        var rules = new OrderRules(runbook);
        return runbook.Joins.Select(rules.Join).Concat(runbook.Steps.Select(rules.Step)).FirstOrDefault(p => p is not null);
    }

    private string? Join(MigrationJoin join)
    {
        if (join.After.Count == 0)
            return $"join {join.Id} has no steps.";
        if (join.After.FirstOrDefault(id => !_places.ContainsKey(id)) is { } unknown)
            return $"join {join.Id} has '{Shown(unknown)}', which is no step.";
        _lastOfJoins.Add(join.Id, join.After.MaxBy(id => _places[id])!);
        return null;
    }

    private string? Step(MigrationStep step)
    {
        if (step.After.FirstOrDefault(id => !IsEarlier(id, step)) is { } late)
            return $"step {step.Id} comes after '{Shown(late)}', which is no step before it.";
        if (step.Joins.FirstOrDefault(id => !_lastOfJoins.ContainsKey(id)) is { } unknown)
            return $"step {step.Id} waits for join '{Shown(unknown)}', which there is not.";
        if (step.Joins.FirstOrDefault(id => !IsEarlier(_lastOfJoins[id], step)) is { } join)
            return $"step {step.Id} waits for join '{join}', of which '{_lastOfJoins[join]}' is no step before it.";
        var before = _reached.Before(step);
        var problem = step.NotBefore.Select(c => Time(step, c, before)).FirstOrDefault(p => p is not null) ?? Output(step, before);
        before[_places[step.Id]] = true;
        _reached.Say(step, before);
        return problem;
    }

    private bool IsEarlier(string id, MigrationStep step) => _places.TryGetValue(id, out var place) && place < _places[step.Id];

    private bool IsDone(string id, BitArray before) => _places.TryGetValue(id, out var place) && before[place];

    private string? Time(MigrationStep step, NotBeforeCondition condition, BitArray before) => condition switch
    {
        { Step: { } one, Join: null } => IsDone(one, before) ? null : $"step {step.Id} waits for a time after '{Shown(one)}', which is not done before it.",
        { Step: null, Join: { } join } when !_lastOfJoins.ContainsKey(join) => $"step {step.Id} waits for a time after join '{Shown(join)}', which there is not.",
        { Step: null, Join: { } join } => new BitArray(before).Not().And(StepsOf(join)).HasAnySet()
            ? $"step {step.Id} waits for a time after join '{join}', of which '{_runbook.Join(join).After.First(id => !IsDone(id, before))}' is not done before it."
            : null,
        _ => $"step {step.Id} waits for a time after what is not one step or one join.",
    };

    private BitArray StepsOf(string join)
    {
        if (_stepsOfJoins.TryGetValue(join, out var known))
            return known;
        var steps = new BitArray(_runbook.Steps.Count);
        foreach (var id in _runbook.Join(join).After)
            steps[_places[id]] = true;
        return _stepsOfJoins[join] = steps;
    }

    private string? Output(MigrationStep step, BitArray before)
    {
        var (user, output) = Outputs(step).FirstOrDefault(o => !IsDone(o.Output.Step, before) && (o.Output.Step != step.Id || o.User == step.Id));
        return output is null ? null : $"{user} takes output {output.Name} of '{Shown(output.Step)}', which is not done before it.";
    }

    // What undoes a step, or verifies it, may take that step's own outputs.
    private static IEnumerable<(string User, OutputReference Output)> Outputs(MigrationStep step) =>
    [
        .. OutputReference.In(step.Arguments).Select(o => (step.Id, o)),
        .. step.Preconditions.SelectMany(c => OutputReference.In(c.Arguments)).Select(o => (step.Id, o)),
        .. step.Verifications.SelectMany(c => OutputReference.In(c.Arguments).Select(o => (c.Id, o))),
        .. step.Compensation is { } undo ? Outputs(undo).Select(o => (undo.Id, o.Output)).Where(o => o.Output.Step != undo.Id) : [],
    ];
}
