using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Migrations;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Commands;

/// <summary>What a property is or was to be, as it may be shown: without the secrets in it.</summary>
internal static class DriftValue
{
    /// <param name="path">Of the property, such as <c>/Environment</c>.</param>
    /// <param name="value">A text, or a whole object or list in JSON.</param>
    public static string? Shown(string path, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return value;
        if (SecretNames.MayBeSecret(path))
            return Redaction.Mark;
        var isJson = value[0] is '{' or '[';
        if (Read(value, isJson) is not { } content)
            return SecretNames.MayBeSecret(value) ? Redaction.Mark : value;
        var redaction = new Redaction();
        var property = new JsonObject { [path] = content };
        SecretArguments.Conceal(property, redaction.Register);
        var shown = redaction.Apply(property).Single().Value!;
        return isJson ? shown.ToJsonString() : shown.GetValue<string>();
    }

    private static JsonNode? Read(string value, bool isJson)
    {
        try
        {
            return isJson ? StrictJson.Parse(value) : JsonValue.Create(value);
        }
        catch (JsonException)
        {
            return null; // a text that begins like JSON
        }
    }
}
