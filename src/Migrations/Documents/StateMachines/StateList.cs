using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>States one after the other: each leads to the next one, unless it says where to. States aside are only led to by name.</summary>
internal sealed class StateList
{
    private readonly List<(string Name, bool Aside, Func<string, Node> Body)> _states = [];

    /// <summary>Adds a state; its body is made of the name of the state that follows.</summary>
    public void Add(string name, Func<string, Node> body) => _states.Add((name, false, body));

    /// <summary>Adds a state that does not follow from the one before it.</summary>
    public void AddAside(string name, Node body) => _states.Add((name, true, _ => body));

    /// <summary>The states by name; the last one that is not aside leads to <paramref name="exit"/>.</summary>
    public IReadOnlyList<(string Name, Node? Body)> Close(string exit)
    {
        var closed = new (string, Node?)[_states.Count];
        for (var i = _states.Count - 1; i >= 0; i--)
        {
            closed[i] = (_states[i].Name, _states[i].Body(exit));
            if (!_states[i].Aside)
                exit = _states[i].Name;
        }

        return closed;
    }
}
