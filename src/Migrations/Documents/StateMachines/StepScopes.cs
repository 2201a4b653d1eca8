using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>In which branch of which group each step is.</summary>
internal sealed class StepScopes
{
    private readonly Dictionary<string, Scope> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<(Scope Outer, string Group, int Branch), Scope> _branches = [];
    private readonly HashSet<object> _entered = new(ByReference.Instance);
    private int _number;

    private readonly InterleavedGroups _interleaved;

    public StepScopes(Migration migration, InterleavedGroups interleaved)
    {
        _interleaved = interleaved;
        foreach (var phase in migration.Phases.OfType<Phase>())
            Read(phase.Steps, Scope.Machine, 0);
    }

    /// <summary>The scope of a step; that of the machine where there is no such step.</summary>
    public Scope Of(string? id) => id is not null && _scopes.TryGetValue(id, out var scope) ? scope : Scope.Machine;

    /// <summary>The scope of a branch of a group, the same each time.</summary>
    public Scope BranchOf(Scope outer, ParallelGroup group, int branch)
    {
        var key = (outer, StateNames.Member(group.Id), branch);
        if (!_branches.TryGetValue(key, out var scope))
            _branches.Add(key, scope = outer.Inner(key.Item2, branch, ++_number));
        return scope;
    }

    private void Read(IEnumerable<Step> steps, Scope scope, int depth)
    {
        foreach (var step in steps.OfType<Step>().TakeWhile(_ => depth < GraphBuilder.DeepestNesting))
        {
            switch (step)
            {
                case Sequence or ParallelGroup when !_entered.Add(step):
                    break;
                case Sequence sequence:
                    Read(sequence.Steps ?? [], scope, depth + 1);
                    break;
                case ParallelGroup parallel when _interleaved.OrderOf(parallel) is { } order:
                    Read(order.Select(node => node.Step), scope, depth + 1);
                    break;
                case ParallelGroup parallel:
                    var branch = 0;
                    foreach (var each in (parallel.Steps ?? []).OfType<Step>())
                        Read([each], BranchOf(scope, parallel, branch++), depth + 1);
                    break;
                default:
                    if (!_scopes.ContainsKey(step.Id ?? ""))
                        _scopes.Add(step.Id ?? "", scope);
                    break;
            }
        }
    }
}
