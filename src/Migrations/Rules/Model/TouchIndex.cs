using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>What the steps of a migration do, by kind and place.</summary>
internal sealed class TouchIndex
{
    private readonly MigrationGraph _graph;
    private readonly MigrationNames _names;
    private readonly Dictionary<EffectKind, List<Touch>> _byKind = [];
    private readonly Dictionary<(EffectKind Kind, string Place), List<Touch>> _byPlace = [];
    private readonly Dictionary<EffectKind, TouchList> _kinds = [];
    private readonly Dictionary<(EffectKind Kind, string Place), TouchList> _places = [];
    private readonly Dictionary<string, Stack> _stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public TouchIndex(MigrationRoot root)
    {
        (_graph, _names) = (root.Graph, root.Names);
        foreach (var stack in root.Migration.Stacks.OfType<Stack>())
            Add(stack);
        foreach (var node in _graph.Nodes)
        {
            foreach (var check in node.Step.Requires.OfType<Step>())
                Add(node, Moment.Requires, check, check.Specify());
            Add(node, Moment.Runs, node.Step, node.Spec);
            foreach (var check in node.Step.Verify.OfType<Step>())
                Add(node, Moment.Verify, check, check.Specify());
        }
    }

    /// <summary>All that do something of a kind.</summary>
    public TouchList Of(EffectKind kind)
    {
        if (!_kinds.TryGetValue(kind, out var list))
            _kinds.Add(kind, list = new(_graph, _byKind.TryGetValue(kind, out var touches) ? touches : []));
        return list;
    }

    /// <summary>All that do something of a kind to a place.</summary>
    public TouchList Of(EffectKind kind, string place)
    {
        if (!_places.TryGetValue((kind, place), out var list))
            _places.Add((kind, place), list = new(_graph, _byPlace.TryGetValue((kind, place), out var touches) ? touches : []));
        return list;
    }

    /// <summary>The stack of the migration that is called so.</summary>
    public Stack? StackAt(string place) => _stacks.TryGetValue(place, out var stack) ? stack : null;

    /// <summary>The place of the stack that a place is in, or null.</summary>
    public string? OwnerOf(string place) => _owners.TryGetValue(place, out var owner) ? owner : null;

    /// <summary>What an effect is done to, as one text.</summary>
    public string TextOf(Effect effect) => effect.Place is { } place ? _names.TextOf(place) : "";

    private void Add(Stack stack)
    {
        var owner = _names.TextOf(new Place(PlaceCategories.Stack, stack));
        if (_stacks.ContainsKey(owner))
            return;
        _stacks.Add(owner, stack);
        foreach (var (_, resource) in StackContent.Of(stack).Resources)
        {
            if (PlaceCategories.Of(resource) is { } category && _names.TextOf(new Place(category, resource)) is var place && !_owners.ContainsKey(place))
                _owners.Add(place, owner);
        }
    }

    private void Add(StepNode node, Moment moment, Step step, StepSpec spec)
    {
        foreach (var effect in spec.Effects)
        {
            if (effect?.Place is not { } place)
                continue;
            var touch = new Touch(node, moment, step, spec, effect.Kind, place.Category ?? "", _names.TextOf(place));
            Add(touch);
            if (effect.Kind == EffectKind.Destroys && StackAt(touch.Place) is { } stack)
            {
                foreach (var (_, resource) in StackContent.Of(stack).Resources)
                {
                    if (PlaceCategories.Of(resource) is { } category && !PlaceCategories.IsKept(resource))
                        Add(touch with { Category = category, Place = _names.TextOf(new Place(category, resource)), Member = resource });
                }
            }
        }

        if (step is Approval)
            Add(new Touch(node, moment, step, spec, EffectKind.Gates, "approval", $"approval {step.Id}"));
    }

    private void Add(Touch touch)
    {
        if (!_byKind.TryGetValue(touch.Kind, out var all))
            _byKind.Add(touch.Kind, all = []);
        all.Add(touch);
        if (!_byPlace.TryGetValue((touch.Kind, touch.Place), out var here))
            _byPlace.Add((touch.Kind, touch.Place), here = []);
        here.Add(touch);
    }
}
