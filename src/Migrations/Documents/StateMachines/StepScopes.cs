using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>In which branch of which group each step is.</summary>
internal sealed class StepScopes
{
    private readonly Dictionary<string, Scope> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<(Scope Outer, string Group, int Branch), Scope> _branches = [];
    private readonly InterleavedGroups _interleaved;
    private int _number;

    public StepScopes(MigrationGraph graph, InterleavedGroups interleaved)
    {
        _interleaved = interleaved;
        foreach (var phase in graph.Phases)
            Read(phase.Blocks, Scope.Machine);
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

    private void Read(IReadOnlyList<StepBlock> blocks, Scope scope)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case StepBlock.One one:
                    Add(one.Node, scope);
                    break;
                case StepBlock.Group group when _interleaved.OrderOf(group) is { } order:
                    foreach (var node in order)
                        Add(node, scope);
                    break;
                case StepBlock.Group group:
                    for (var branch = 0; branch < group.Branches.Count; branch++)
                        Read(group.Branches[branch], BranchOf(scope, group.Of, branch));
                    break;
            }
        }
    }

    private void Add(StepNode node, Scope scope)
    {
        if (!_scopes.ContainsKey(node.Step.Id ?? ""))
            _scopes.Add(node.Step.Id ?? "", scope);
    }
}
