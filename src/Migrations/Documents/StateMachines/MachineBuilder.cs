using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>
/// Phases, groups and steps as states, one after the other. When a step fails, the compensations of all that is done run in reverse order,
/// and the execution fails; from the point of no return on it fails at once.
/// </summary>
internal sealed class MachineBuilder
{
    private const string Undone = "Undone";
    private const string Stopped = "Stopped";
    private const string Done = "Done";

    private readonly MigrationFacts _facts;
    private readonly StateNames _names = new();
    private readonly StateList _states = new();
    private readonly InterleavedGroups _interleaved;
    private readonly StepStatesBuilder _steps;
    private readonly int _pointOfNoReturn;
    private readonly string _undo;
    private readonly string _stopped;

    public MachineBuilder(MigrationFacts facts)
    {
        _facts = facts;
        _pointOfNoReturn = facts.Steps
            .Where(node => node.Step.Irreversible is not null || (facts.Migration.PointOfNoReturn is { } point && point.Id == node.Step.Id))
            .Select(node => node.Index)
            .DefaultIfEmpty(int.MaxValue)
            .First();
        _undo = _names.Take("Undo");
        _stopped = _names.Take(Stopped);
        _interleaved = new(facts.Root.Graph);
        _steps = new(facts, _names, _interleaved);
    }

    /// <summary>The steps that are done outside; known once the machine is built.</summary>
    public IReadOnlyList<StepCall> Outside => _steps.Outside;

    public Node Build()
    {
        var done = _names.Take(Done);
        var begin = _names.Take("Begin");
        _states.Add(begin, next => Node.Of(
            ("Type", Node.Text("Pass")), ("Result", Node.Of(("steps", Node.Of()), ("work", Node.Of()))), ("ResultPath", Node.Text("$")), ("Next", Node.Text(next))));
        foreach (var phase in _facts.Root.Graph.Phases)
        {
            Window(phase.Phase, phase.First);
            InOrder(phase.Blocks, Scope.Machine, _states, new(_undo, Scope.Machine.Failure));
        }

        var states = new List<(string, Node?)>(_states.Close(done)) { (done, Node.Of(("Type", Node.Text("Succeed")))) };
        states.AddRange(Compensations());
        states.Add((_stopped, Fail("MigrationStopped", "A step failed from which there is no way back, or a compensation failed. Nothing more was done: see the execution's history, and go on by hand.")));
        return Node.Of(
            ("Comment", Node.Text(StateMachineText.Comment(_facts, _steps.Outside, _interleaved))),
            ("StartAt", Node.Text(begin)),
            ("States", Node.Of([.. Reachable.From(begin, states)])));
    }

    /// <summary>Waits until the window opens, and stops where it has closed.</summary>
    private void Window(Phase phase, int first)
    {
        if (phase.Window is not { OpensAt: not null } window)
            return;
        _states.Add(_names.Take(phase.Name ?? "", "window opens"), next => Node.Of(("Type", Node.Text("Wait")), ("Timestamp", Node.Text(window.Opens)), ("Next", Node.Text(next))));
        if (window.Closes is not { } closes)
            return;
        var failed = _names.Take(phase.Name ?? "", "window has closed");
        _states.Add(_names.Take(phase.Name ?? "", "window open?"), next => Node.Of(
            ("Type", Node.Text("Choice")),
            ("Choices", Node.ListOf([(Node)Node.Of(("Variable", Node.Text("$$.State.EnteredTime")), ("TimestampLessThan", Node.Text(closes)), ("Next", Node.Text(next)))])),
            ("Default", Node.Text(failed))));
        _states.AddAside(failed, StepStatesBuilder.Failure("WindowClosed", $"The window of {phase.Name} closed at {closes}.", Scope.Machine.Failure, first >= _pointOfNoReturn ? _stopped : _undo));
    }

    private void InOrder(IReadOnlyList<StepBlock> blocks, Scope scope, StateList into, FailurePath failure)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case StepBlock.One one:
                    Step(one.Node, scope, into, failure);
                    break;
                case StepBlock.Group group when _interleaved.OrderOf(group) is { } order:
                    foreach (var node in order)
                        Step(node, scope, into, failure);
                    break;
                case StepBlock.Group group:
                    Group(group, scope, into, failure);
                    break;
            }
        }
    }

    private static StepCondition? Longest(StepNode node) => node.Conditions.Where(condition => condition is { Delay: not null, Earlier.Count: > 0 }).OrderByDescending(condition => condition.Delay).FirstOrDefault();

    private void Step(StepNode node, Scope scope, StateList into, FailurePath failure) =>
        _steps.Write(into, node.Step, scope, scope.Parent is null ? FailureOf(node.Index, scope) : failure, Longest(node));

    /// <summary>A failed branch ends by itself, so that the others can end too; what failed is looked at after all of them.</summary>
    private void Group(StepBlock.Group block, Scope scope, StateList into, FailurePath failure)
    {
        var group = block.Of;
        var member = StateNames.Member(group.Id);
        var branches = new List<Node>();
        foreach (var branch in block.Branches)
        {
            var inner = _steps.Scopes.BranchOf(scope, group, branches.Count);
            var end = _names.Take(group.Id ?? "", $"end of branch {Numbers.Text(branches.Count + 1)}");
            var begin = _names.Take(group.Id ?? "", $"branch {Numbers.Text(branches.Count + 1)}");
            var states = new StateList();
            states.Add(begin, next => Node.Of(("Type", Node.Text("Pass")), ("Result", Node.Of(("steps", Node.Of()))), ("ResultPath", Node.Text(inner.Container)), ("Next", Node.Text(next))));
            InOrder(branch, inner, states, new(end, inner.Failure));
            branches.Add(Node.Of(
                ("StartAt", Node.Text(begin)),
                ("States", Node.Of([.. states.Close(end), (end, Node.Of(("Type", Node.Text("Pass")), ("OutputPath", Node.Text(inner.Container)), ("End", Node.Truth(true))))]))));
        }

        if (branches.Count == 0)
            return;
        var name = _names.Take(group.Id ?? "");
        var after = scope.Parent is null ? FailureOf(block.First, scope) : failure;
        into.Add(name, next => Node.Of(
            ("Type", Node.Text("Parallel")),
            ("Branches", Node.ListOf(branches)),
            ("ResultPath", Node.Text($"{scope.Steps}.{member}")),
            ("Catch", Node.ListOf([(Node)Node.Of(("ErrorEquals", Node.ListOf(["States.ALL"])), ("ResultPath", Node.Text(after.Path)), ("Next", Node.Text(after.State)))])),
            ("Next", Node.Text(next))));
        var failed = _names.Take(group.Id ?? "", "a branch failed");
        into.Add(_names.Take(group.Id ?? "", "well?"), next => Node.Of(
            ("Type", Node.Text("Choice")),
            ("Choices", Node.ListOf(Enumerable.Range(0, branches.Count).Select(branch => (Node)Node.Of(
                ("Variable", Node.Text($"{scope.Steps}.{member}[{Numbers.Text(branch)}].failure")), ("IsPresent", Node.Truth(true)), ("Next", Node.Text(failed)))))),
            ("Default", Node.Text(next))));
        into.AddAside(failed, StepStatesBuilder.Failure("BranchFailed", $"A branch of {group.Id} failed; its failure is at {scope.Steps}.{member}.", after.Path, after.State));
    }

    private FailurePath FailureOf(int index, Scope scope) => new(index >= _pointOfNoReturn ? _stopped : _undo, scope.Failure);

    private IEnumerable<(string, Node?)> Compensations()
    {
        var states = new StateList();
        states.Add(_undo, next => Node.Of(("Type", Node.Text("Pass")), ("Comment", Node.Text("The compensations of what is done, the last one first.")), ("Next", Node.Text(next))));
        foreach (var node in _facts.Root.Graph.InOrder.Reverse())
        {
            if (node.Step.Compensation is not { } compensation || node.Index >= _pointOfNoReturn)
                continue;
            var inner = new StateList();
            _steps.Write(inner, compensation, Scope.Machine, new(_stopped, Scope.Machine.Failure));
            var over = _names.Take(node.Step.Id ?? "", "undone");
            var closed = inner.Close(over);
            states.Add(_names.Take(node.Step.Id ?? "", "to be undone?"), next => Node.Of(
                ("Type", Node.Text("Choice")),
                ("Choices", Node.ListOf([(Node)Node.Of(
                    ("Variable", Node.Text(_steps.PathOf(node.Step.Id, Scope.Machine))), ("IsPresent", Node.Truth(true)), ("Next", Node.Text(closed[0].Name)))])),
                ("Default", Node.Text(over))));
            foreach (var (name, body) in closed)
                states.AddAside(name, body!);
            states.Add(over, next => Node.Of(("Type", Node.Text("Pass")), ("Next", Node.Text(next))));
        }

        var undone = _names.Take(Undone);
        return [.. states.Close(undone), (undone, Fail("MigrationUndone", "A step failed. What was done before it has been undone: see the execution's history for the reason."))];
    }

    private static Node Fail(string error, string cause) => Node.Of(("Type", Node.Text("Fail")), ("Error", Node.Text(error)), ("Cause", Node.Text(cause)));
}
