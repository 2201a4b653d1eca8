using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Migrations;

namespace Groundplan.Runner.Engine;

/// <summary>Secrets that stand in a step's arguments, where they should not: a rule of the checker reports them, and a runbook may be of another hand.</summary>
internal static class SecretArguments
{
    // A shorter one stands in other texts by chance, and checkpoints that were changed lead nowhere.
    private const int Shortest = 4;

    /// <summary>Conceals each before anything of the step is written or shown.</summary>
    public static void Conceal(JsonObject arguments, Action<string> conceal)
    {
        foreach (var secret in In("", arguments).Where(s => s.Length >= Shortest))
            conceal(secret);
    }

    private static IEnumerable<string> In(string name, JsonNode? value) => value switch
    {
        JsonObject members => members.SelectMany(m => In(m.Key, m.Value)).Concat(Named(members)),
        JsonArray items => SecretNames.In([.. items.Select(i => Text(i) ?? "")]).Select(s => s.Secret).Concat(items.SelectMany(i => In(name, i))),
        _ when Text(value) is not { } text => [],
        _ when SecretNames.IsSecret(name) => [Text(value)!],
        _ => SecretNames.InAddress(Text(value)!) is { } password ? [password] : [],
    };

    // As Kubernetes writes it, or as CloudFormation does.
    private static IEnumerable<string> Named(JsonObject members)
        => Text(members["name"] ?? members["Name"]) is { } name && SecretNames.IsSecret(name) && Text(members["value"] ?? members["Value"]) is { } value ? [value] : [];

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
