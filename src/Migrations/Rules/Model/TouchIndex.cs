using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>What the steps of a migration do, by kind and place.</summary>
internal sealed class TouchIndex
{
    private readonly MigrationNames _names;
    private readonly Dictionary<string, Stack> _stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, TouchList>> _uses;

    public TouchIndex(MigrationRoot root)
    {
        _names = root.Names;
        _uses = new(() => Uses(root.Graph));
        (Done, Undone) = (new(root.Graph), new(root.Graph));
        Waits = new(root.Graph, [.. root.Graph.Nodes.Where(node => node.Step is Wait).Select(node => new Touch(node, Moment.Runs, node.Step, node.Spec, EffectKind.Gates, "time", node.Step.Id ?? ""))]);
        foreach (var stack in root.Migration.Stacks.OfType<Stack>())
            Add(stack);
        foreach (var node in root.Graph.Nodes)
        {
            foreach (var check in node.Step.Requires.OfType<Step>())
                Add(Done, node, Moment.Requires, check, check.Specify());
            Add(Done, node, Moment.Runs, node.Step, node.Spec);
            foreach (var check in node.Step.Verify.OfType<Step>())
                Add(Done, node, Moment.Verify, check, check.Specify());
            if (node.Step.Compensation is { } compensation)
                Add(Undone, node, Moment.Runs, compensation, compensation.Specify());
        }
    }

    /// <summary>What is done on the way to the end.</summary>
    public TouchTable Done { get; }

    /// <summary>What compensations do, each at the step that it compensates.</summary>
    public TouchTable Undone { get; }

    /// <summary>The pauses, soaks included.</summary>
    public TouchList Waits { get; }

    /// <summary>The steps that name a resource of the stack of that place.</summary>
    public TouchList UsesOf(string stack) => _uses.Value.TryGetValue(stack, out var uses) ? uses : Waits.Where(_ => false);

    /// <summary>The stack of the migration that is called so.</summary>
    public Stack? StackAt(string place) => _stacks.TryGetValue(place, out var stack) ? stack : null;

    /// <summary>The place of the stack that a place is in, or null.</summary>
    public string? OwnerOf(string place) => _owners.TryGetValue(place, out var owner) ? owner : null;

    /// <summary>A place, and that of the stack that it is in.</summary>
    public IEnumerable<string> WithOwner(string place) => OwnerOf(place) is { } owner ? [place, owner] : [place];

    /// <summary>The effects of a step that is in no table, such as a compensation's own.</summary>
    public IEnumerable<Touch> Of(StepNode node, Step step) => Of(node, Moment.Runs, step, step.Specify());

    private Dictionary<string, TouchList> Uses(MigrationGraph graph) => (
        from node in graph.Nodes
        from stack in Contents.Of(node.Spec).OfType<Resource>().Select(resource => _names.MemberOf(resource)?.Stack).OfType<Stack>().Distinct(ByReference.Instance).Cast<Stack>()
        group node by _names.TextOf(new Place(PlaceCategories.Stack, stack)) into uses
        select uses).ToDictionary(
            uses => uses.Key,
            uses => new TouchList(graph, [.. uses.Select(node => new Touch(node, Moment.Runs, node.Step, node.Spec, EffectKind.Gates, PlaceCategories.Stack, uses.Key))]),
            StringComparer.Ordinal);

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

    private void Add(TouchTable table, StepNode node, Moment moment, Step step, StepSpec spec)
    {
        foreach (var touch in Of(node, moment, step, spec))
            table.Add(touch);
    }

    private IEnumerable<Touch> Of(StepNode node, Moment moment, Step step, StepSpec spec)
    {
        foreach (var effect in spec.Effects)
        {
            if (effect?.Place is not { } place)
                continue;
            var touch = new Touch(node, moment, step, spec, effect.Kind, place.Category ?? "", _names.TextOf(place));
            yield return touch;
            if (effect.Kind == EffectKind.Destroys && StackAt(touch.Place) is { } stack)
            {
                foreach (var member in Members(touch, stack))
                    yield return member;
            }
        }

        if (step is Approval)
            yield return new Touch(node, moment, step, spec, EffectKind.Gates, "approval", $"approval {step.Id}");
    }

    private IEnumerable<Touch> Members(Touch touch, Stack stack)
    {
        foreach (var (_, resource) in StackContent.Of(stack).Resources)
        {
            if (PlaceCategories.Of(resource) is { } category && !PlaceCategories.IsKept(resource))
                yield return touch with { Category = category, Place = _names.TextOf(new Place(category, resource)), Member = resource };
        }
    }
}
