using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Touches by kind, and by kind and place.</summary>
internal sealed class TouchTable(MigrationGraph graph)
{
    private readonly Dictionary<EffectKind, List<Touch>> _byKind = [];
    private readonly Dictionary<(EffectKind Kind, string Place), List<Touch>> _byPlace = [];
    private readonly Dictionary<EffectKind, TouchList> _kinds = [];
    private readonly Dictionary<(EffectKind Kind, string Place), TouchList> _places = [];

    /// <summary>All that do something of a kind.</summary>
    public TouchList Of(EffectKind kind)
    {
        if (!_kinds.TryGetValue(kind, out var list))
            _kinds.Add(kind, list = new(graph, _byKind.TryGetValue(kind, out var touches) ? touches : []));
        return list;
    }

    /// <summary>All that do something of a kind to a place.</summary>
    public TouchList Of(EffectKind kind, string place)
    {
        if (!_places.TryGetValue((kind, place), out var list))
            _places.Add((kind, place), list = new(graph, _byPlace.TryGetValue((kind, place), out var touches) ? touches : []));
        return list;
    }

    /// <summary>Adds a touch; in the order of the graph, and before anything is asked for.</summary>
    public void Add(Touch touch)
    {
        if (!_byKind.TryGetValue(touch.Kind, out var all))
            _byKind.Add(touch.Kind, all = []);
        all.Add(touch);
        if (!_byPlace.TryGetValue((touch.Kind, touch.Place), out var here))
            _byPlace.Add((touch.Kind, touch.Place), here = []);
        here.Add(touch);
    }
}
