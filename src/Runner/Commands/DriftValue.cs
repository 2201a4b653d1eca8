using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Groundplan.Migrations;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Commands;

/// <summary>What a property is or was to be, as it may be shown: without the secrets in it, in doubt with less.</summary>
internal static partial class DriftValue
{
    /// <param name="path">Of the property, such as <c>/Environment</c>.</param>
    /// <param name="value">A text, or a whole object or list in JSON.</param>
    public static string? Shown(string path, string? value)
        => string.IsNullOrEmpty(value) ? value : SecretNames.MayBeSecret(path[(path.LastIndexOf('/') + 1)..]) || SecretNames.MayBeSecret(path) ? Redaction.Mark : Shown(value);

    // Documents stand in texts of others, such as the definition of a state machine.
    private static string Shown(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
            return WithoutSecrets(text);
        try
        {
            var content = StrictJson.Parse(text);
            var shown = Shown(content);
            return JsonNode.DeepEquals(content, shown) ? text : shown!.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Name().Matches(text).Any(m => SecretNames.MayBeSecret(m.Value)) ? Redaction.Mark : WithoutSecrets(text); // it only begins like JSON
        }
    }

    private static JsonNode? Shown(JsonNode? node) => node switch
    {
        JsonObject members => Shown(members),
        JsonArray items => Shown(items),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Shown(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private static JsonObject Shown(JsonObject members)
    {
        var isNamedSecret = members.Any(m => Text(m.Value) is { } name && (EndsWith(m.Key, "name") || EndsWith(m.Key, "key")) && SecretNames.MayBeSecret(name));
        return new(members.Select(m => KeyValuePair.Create(m.Key, m.Value is not null && (SecretNames.MayBeSecret(m.Key) || (isNamedSecret && EndsWith(m.Key, "value"))) ? Redaction.Mark : Shown(m.Value))));
    }

    private static JsonArray Shown(JsonArray items)
    {
        var secrets = SecretNames.In([.. items.Select(i => Text(i) ?? "")]).Select(s => s.Secret).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length).ToList();
        return [.. items.Select(i => Text(i) is { } word && secrets.Find(s => word.EndsWith(s, StringComparison.Ordinal)) is { } secret ? Shown(word[..^secret.Length]) + Redaction.Mark : Shown(i))];
    }

    private static string WithoutSecrets(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var secrets = SecretNames.In(words).Concat(SecretNames.In([text])).Select(s => s.Secret)
            .Concat(words.Select(SecretNames.InAddress).OfType<string>())
            .Where(s => s.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(s => s.Length);
        return secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, Redaction.Mark, StringComparison.Ordinal));
    }

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    [GeneratedRegex("[A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
