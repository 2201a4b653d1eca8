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
    private readonly Dictionary<Step, StepNode> _nodes = new(ByReference.Instance);
    private readonly HashSet<object> _entered = new(ByReference.Instance);
    private readonly int _pointOfNoReturn;
    private readonly string _undo;
    private readonly string _stopped;

    public MachineBuilder(MigrationFacts facts)
    {
        _facts = facts;
        foreach (var node in facts.Steps)
            _nodes[node.Step] = node;
        _pointOfNoReturn = facts.Steps
            .Where(node => node.Step.Irreversible is not null || (facts.Migration.PointOfNoReturn is { } point && point.Id == node.Step.Id))
            .Select(node => node.Index)
            .DefaultIfEmpty(int.MaxValue)
            .First();
        _undo = _names.Take("Undo");
        _stopped = _names.Take(Stopped);
        _interleaved = new(facts.Migration, facts.Root.Graph);
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
        foreach (var phase in _facts.Migration.Phases.OfType<Phase>())
        {
            Window(phase);
            InOrder(phase.Steps, Scope.Machine, _states, new(_undo, Scope.Machine.Failure), 0);
            if (GraphBuilder.SoakOf(phase) is { } soak)
                _steps.Write(_states, soak, Scope.Machine, FailureOf(IndexOf(phase), Scope.Machine), []);
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
    private void Window(Phase phase)
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
        _states.AddAside(failed, StepStatesBuilder.Failure("WindowClosed", $"The window of {phase.Name} closed at {closes}.", Scope.Machine.Failure, IndexOf(phase) >= _pointOfNoReturn ? _stopped : _undo));
    }

    private int IndexOf(Phase phase) => _facts.Steps.Where(node => ReferenceEquals(node.Phase, phase)).Select(node => node.Index).DefaultIfEmpty(0).First();

    private void InOrder(IEnumerable<Step> steps, Scope scope, StateList into, FailurePath failure, int depth)
    {
        foreach (var step in steps.OfType<Step>().TakeWhile(_ => depth < GraphBuilder.DeepestNesting))
        {
            switch (step)
            {
                case Sequence or ParallelGroup when !_entered.Add(step):
                    break;
                case Sequence sequence:
                    InOrder(sequence.Steps ?? [], scope, into, failure, depth + 1);
                    break;
                case ParallelGroup parallel when _interleaved.OrderOf(parallel) is { } order:
                    InOrder(order.Select(node => node.Step), scope, into, failure, depth + 1);
                    break;
                case ParallelGroup parallel:
                    Group(parallel, scope, into, failure, depth + 1);
                    break;
                default:
                    var index = _nodes.TryGetValue(step, out var node) ? node.Index : 0;
                    _steps.Write(into, step, scope, scope.Parent is null ? FailureOf(index, scope) : failure, node?.Delays ?? []);
                    break;
            }
        }
    }

    /// <summary>A failed branch ends by itself, so that the others can end too; what failed is looked at after all of them.</summary>
    private void Group(ParallelGroup group, Scope scope, StateList into, FailurePath failure, int depth)
    {
        var member = StateNames.Member(group.Id);
        var branches = new List<Node>();
        var first = FirstIndex(group);
        foreach (var branch in (group.Steps ?? []).OfType<Step>())
        {
            var inner = _steps.Scopes.BranchOf(scope, group, branches.Count);
            var end = _names.Take(group.Id ?? "", $"end of branch {Numbers.Text(branches.Count + 1)}");
            var begin = _names.Take(group.Id ?? "", $"branch {Numbers.Text(branches.Count + 1)}");
            var states = new StateList();
            states.Add(begin, next => Node.Of(("Type", Node.Text("Pass")), ("Result", Node.Of(("steps", Node.Of()))), ("ResultPath", Node.Text(inner.Container)), ("Next", Node.Text(next))));
            InOrder([branch], inner, states, new(end, inner.Failure), depth);
            branches.Add(Node.Of(
                ("StartAt", Node.Text(begin)),
                ("States", Node.Of([.. states.Close(end), (end, Node.Of(("Type", Node.Text("Pass")), ("OutputPath", Node.Text(inner.Container)), ("End", Node.Truth(true))))]))));
        }

        if (branches.Count == 0)
            return;
        var name = _names.Take(group.Id ?? "");
        var after = scope.Parent is null ? FailureOf(first, scope) : failure;
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

    // The steps of a group stand together, so that the first one found is enough.
    private int FirstIndex(ParallelGroup group)
    {
        var seen = new HashSet<object>(ByReference.Instance);
        var pending = new Stack<Step>((group.Steps ?? []).OfType<Step>().Reverse());
        while (pending.Count > 0)
        {
            var step = pending.Pop();
            if (_nodes.TryGetValue(step, out var node))
                return node.Index;
            if (!seen.Add(step))
                continue;
            foreach (var inner in (step switch { ParallelGroup parallel => parallel.Steps ?? [], Sequence sequence => sequence.Steps ?? [], _ => [] }).OfType<Step>().Reverse())
                pending.Push(inner);
        }

        return 0;
    }

    private FailurePath FailureOf(int index, Scope scope) => new(index >= _pointOfNoReturn ? _stopped : _undo, scope.Failure);

    private IEnumerable<(string, Node?)> Compensations()
    {
        var states = new StateList();
        states.Add(_undo, next => Node.Of(("Type", Node.Text("Pass")), ("Comment", Node.Text("The compensations of what is done, the last one first.")), ("Next", Node.Text(next))));
        foreach (var node in _facts.Steps.Reverse())
        {
            if (node.Step.Compensation is not { } compensation || node.Index >= _pointOfNoReturn)
                continue;
            var inner = new StateList();
            _steps.Write(inner, compensation, Scope.Machine, new(_stopped, Scope.Machine.Failure), []);
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
