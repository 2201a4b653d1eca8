using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The places that steps read or change, beside those of their effects: what a later step does to one of them changes what can be seen of an earlier one.</summary>
internal sealed class StepPlaces
{
    // Deeper than any argument, shallow enough for a compiler's thread.
    private const int DeepestNesting = 64;

    private readonly MigrationNames _names;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public StepPlaces(MigrationFacts facts)
    {
        _names = facts.Names;
        foreach (var effect in facts.Steps.SelectMany(node => node.Spec.Effects).OfType<StepEffect>())
        {
            if (effect.Place is { } place)
                _changed.Add(_names.TextOf(place));
        }

        foreach (var stack in facts.Migration.Stacks.OfType<Stack>())
        {
            foreach (var (_, resource) in StackContent.Of(stack).Resources)
            {
                if (PlaceCategories.Of(resource) is { } category && !IsRetained(resource))
                    _owners[_names.TextOf(new Place(category, resource))] = TextOf(stack);
            }
        }
    }

    /// <summary>The places of a step that others change, and the stacks that hold what it is about.</summary>
    public IEnumerable<string> Of(StepSpec spec)
    {
        var places = spec.Places.OfType<Place>().Select(_names.TextOf).ToList();
        return places
            .Concat(places.Where(_owners.ContainsKey).Select(place => _owners[place]))
            .Concat(Resources(spec).Select(OwnerOf).OfType<string>())
            .Where(_changed.Contains)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Of the places of a step those of which it reads or changes a part only, and how the keys of that begin.</summary>
    public IEnumerable<KeyValuePair<string, string>> PartsOf(StepSpec spec) => spec.Places.OfType<Place>()
        .GroupBy(_names.TextOf, StringComparer.Ordinal)
        .Where(places => _changed.Contains(places.Key) && places.All(place => !string.IsNullOrEmpty(place.Within)) && places.Select(place => place.Within).Distinct(StringComparer.Ordinal).Count() == 1)
        .Select(places => new KeyValuePair<string, string>(places.Key, places.First().Within!));

    private static IEnumerable<Resource> Resources(StepSpec spec) =>
        spec.Places.Select(place => place?.Name).Concat(spec.Arguments.Select(argument => argument?.Value)).SelectMany(value => Resources(value, 0));

    private static IEnumerable<Resource> Resources(object? value, int depth) => depth > DeepestNesting ? [] : value switch
    {
        Resource resource => [resource],
        Intrinsic.Ref { Target: Resource resource } => [resource],
        ITarget target => Resources(target.Raw, depth + 1),
        Joined joined => joined.Parts?.SelectMany(part => Resources(part, depth + 1)) ?? [],
        IItems items => items.Elements.Cast<object?>().SelectMany(item => Resources(item, depth + 1)),
        IMap map => map.Entries.SelectMany(entry => Resources(entry.Value, depth + 1)),
        IArguments record => record.Arguments.SelectMany(argument => Resources(argument.Value, depth + 1)),
        IValue inner => Resources(inner.Raw, depth + 1),
        _ => [],
    };

    private string? OwnerOf(Resource resource) => !IsRetained(resource) && _names.MemberOf(resource) is { } member ? TextOf(member.Stack) : null;

    private string TextOf(Stack stack) => _names.TextOf(new Place(PlaceCategories.Stack, stack));

    private static bool IsRetained(Resource resource) => resource.DeletionPolicy is DeletionPolicy.Retain or DeletionPolicy.RetainExceptOnCreate;
}
