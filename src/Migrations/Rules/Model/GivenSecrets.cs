namespace Groundplan.Migrations.Rules.Model;

/// <summary>The literals that a step is given and that are secrets by their names.</summary>
internal static class GivenSecrets
{
    // Deeper than any argument, shallow enough for a compiler's thread.
    private const int DeepestNesting = 64;

    /// <summary>Those in a value of this name: members, words of commands, addresses.</summary>
    public static IEnumerable<(string Name, string Secret)> In(string name, object? value, int depth = 0) => depth > DeepestNesting ? [] : value switch
    {
        string text when SecretNames.IsSecret(name) => [(name, text)],
        string text => SecretNames.InAddress(text) is { } password ? [("an address", password)] : [],
        IMap map => map.Entries.SelectMany(entry => In(entry.Key, entry.Value, depth + 1)).Concat(Named(map.Entries)),
        IArguments record => record.Arguments.Where(argument => argument is not null).SelectMany(argument => In(argument.Name, argument.Value, depth + 1)).Concat(Beside(record.Arguments)),
        IItems items => SecretNames.In([.. items.Elements.Cast<object?>().Select(element => Literal(element) ?? "")]).Concat(items.Elements.Cast<object?>().SelectMany(element => In(name, element, depth + 1))),
        IValue inner and not ITarget => In(name, inner.Raw, depth + 1),
        _ => [],
    };

    /// <summary>A value beside the name of what it is the value of.</summary>
    public static IEnumerable<(string Name, string Secret)> Beside(IEnumerable<Argument> arguments) =>
        Named(arguments.Where(argument => argument is not null).Select(argument => new KeyValuePair<string, object?>(argument.Name, argument.Value)));

    private static IEnumerable<(string Name, string Secret)> Named(IEnumerable<KeyValuePair<string, object?>> members) =>
        Text(members, "name") is { } name && SecretNames.IsSecret(name) && Text(members, "value") is { } value ? [(name, value)] : [];

    // As Kubernetes writes it, or as CloudFormation does.
    private static string? Text(IEnumerable<KeyValuePair<string, object?>> members, string name) =>
        members.Where(member => name.Equals(member.Key, StringComparison.OrdinalIgnoreCase)).Select(member => Literal(member.Value)).FirstOrDefault();

    private static string? Literal(object? value) => value switch
    {
        string text => text,
        ITarget target => Literal(target.Raw),
        IValue inner => Literal(inner.Raw),
        _ => null,
    };
}
