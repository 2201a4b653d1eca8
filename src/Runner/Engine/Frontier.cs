using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>The steps that are not done and before which all is. A step that gets done is counted down where it is waited for: by steps, and by joins, which are counted down in turn.</summary>
internal sealed class Frontier
{
    private readonly IReadOnlyList<MigrationStep> _steps;
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _reached = [];

    public Frontier(MigrationRunbook runbook, RunState state)
    {
        _steps = runbook.Steps;
        foreach (var (step, index) in _steps.Select((step, index) => (step, index)))
            _places.Add(step.Id, new Place(index));
        var joins = runbook.Joins.ToDictionary(j => j.Id, _ => new Place(null), StringComparer.Ordinal);
        foreach (var join in runbook.Joins)
            joins[join.Id].WaitFor(join.After.Select(id => _places[id]));
        foreach (var step in _steps)
            _places[step.Id].WaitFor(step.After.Select(id => _places[id]).Concat(step.Joins.Select(id => joins[id])));
        _reached.UnionWith(_places.Values.Where(p => p.Left == 0).Select(p => p.Index!.Value));
        foreach (var step in _steps.Where(s => state.Step(s.Id).IsDone))
            Done(step);
    }

    /// <summary>In the runbook's order.</summary>
    public IEnumerable<MigrationStep> Steps => _reached.Select(index => _steps[index]);

    /// <summary>A step is done; said once of each.</summary>
    public void Done(MigrationStep step)
    {
        var place = _places[step.Id];
        place.IsDone = true;
        _reached.Remove(place.Index!.Value);
        Pass(place);
    }

    private void Pass(Place place)
    {
        foreach (var later in place.Waiting.Where(later => --later.Left == 0))
        {
            if (later.Index is not { } index)
                Pass(later);
            else if (!later.IsDone)
                _reached.Add(index);
        }
    }

    /// <summary>A step or a join.</summary>
    /// <param name="index">Where the step stands in the runbook; null for a join.</param>
    private sealed class Place(int? index)
    {
        public int? Index => index;

        public List<Place> Waiting { get; } = [];

        /// <summary>How many that it waits for are not done.</summary>
        public int Left { get; set; }

        public bool IsDone { get; set; }

        public void WaitFor(IEnumerable<Place> before)
        {
            foreach (var one in before)
            {
                one.Waiting.Add(this);
                Left++;
            }
        }
    }
}
