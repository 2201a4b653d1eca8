namespace Groundplan.Migrations.Rules.Model;

/// <summary>What values of steps are made of.</summary>
internal static class Contents
{
    // Deeper than any argument, shallow enough for a compiler's thread.
    private const int DeepestNesting = 64;

    /// <summary>A value and all that is in it: elements, entries, members, parts of intrinsics, what they refer to.</summary>
    public static IEnumerable<object> Of(object? value) => Of(value, 0);

    /// <summary>All that a step speaks of.</summary>
    public static IEnumerable<object> Of(StepSpec spec) => spec.Arguments.Select(argument => argument?.Value)
        .Concat(spec.Places.Select(place => place?.Name))
        .Concat(spec.Effects.Select(effect => effect?.Place?.Name))
        .Concat(spec.Commands.SelectMany(command => command?.Words ?? []))
        .SelectMany(value => Of(value, 0));

    private static IEnumerable<object> Of(object? value, int depth)
    {
        if (value is null || depth > DeepestNesting)
            yield break;
        yield return value;
        foreach (var part in Parts(value))
        {
            foreach (var inner in Of(part, depth + 1))
                yield return inner;
        }
    }

    private static IEnumerable<object?> Parts(object value) => value switch
    {
        string => [],
        StackFact fact => [fact.Stack],
        Place place => [place.Name],
        Intrinsic.Ref reference => [reference.Target],
        Intrinsic.GetAtt attribute => [attribute.Target],
        Intrinsic.Call call => call.Arguments,
        Intrinsic.Sub sub => sub.Parts,
        IArguments record => record.Arguments.Select(argument => argument?.Value),
        ITarget target => [target.Raw],
        IMap map => map.Entries.Select(entry => entry.Value),
        IItems items => items.Elements.Cast<object?>(),
        IValue inner => [inner.Raw],
        _ => [],
    };
}
