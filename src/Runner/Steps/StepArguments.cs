using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>A step's arguments, read by type. What is missing or of another type is a <see cref="StepFailure"/> that names the step and the argument.</summary>
public sealed class StepArguments
{
    private static readonly decimal LongestSeconds = 366L * 24 * 3600 * 100;

    // Programs, databases and services end a text there, and would take another one than was reviewed.
    private const char Nul = '\0';

    private readonly string _owner;
    private readonly string _path;
    private readonly JsonObject _values;

    private StepArguments(string owner, string path, JsonObject values) => (_owner, _path, _values) = (owner, path, values);

    /// <summary>The names that are given, those with null included.</summary>
    public IEnumerable<string> Names => _values.Select(v => v.Key);

    /// <summary>The arguments of a step.</summary>
    public static StepArguments Of(StepReading step) => new($"Step {step.Id}", "", step.Arguments);

    /// <summary>The arguments of a step of a runbook, before anything was put in place.</summary>
    internal static StepArguments Of(string step, JsonObject arguments) => new($"Step {step}", "", arguments);

    /// <summary>Whether the argument is given and is not null.</summary>
    public bool Has(string name) => _values[name] is not null;

    /// <summary>A text that is not empty.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a text");

    /// <summary>A text that is not empty; null when it is not given.</summary>
    public string? OptionalText(string name)
    {
        if (_values[name] is not { } value)
            return null;
        if (value.GetValueKind() != JsonValueKind.String)
            throw Wrong(name, "a text", value);
        var text = value.GetValue<string>();
        if (text.Contains(Nul))
            throw Failure(name, "must be a text without the character NUL");
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(name, "a text that is not empty", value) : text;
    }

    /// <summary>One of some texts; the first of them when it is not given.</summary>
    public string Choice(string name, params ReadOnlySpan<string> choices)
    {
        var text = OptionalText(name) ?? choices[0];
        return choices.Contains(text) ? text : throw Wrong(name, $"one of {string.Join(", ", choices.ToArray())}", _values[name]);
    }

    /// <summary>A whole number within bounds.</summary>
    public long Integer(string name, long minimum = 0, long maximum = long.MaxValue)
        => OptionalInteger(name, minimum, maximum) ?? throw Missing(name, "a whole number");

    /// <summary>A whole number within bounds; null when it is not given.</summary>
    public long? OptionalInteger(string name, long minimum = 0, long maximum = long.MaxValue)
    {
        if (_values[name] is not { } value)
            return null;
        return Decimal(value) is { } number && decimal.Truncate(number) == number && number >= minimum && number <= maximum
            ? (long)number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number {(maximum == long.MaxValue ? $"of at least {minimum}" : $"from {minimum} to {maximum}")}"), value);
    }

    /// <summary>A number, which may have a fraction.</summary>
    public decimal Number(string name) => OptionalNumber(name) ?? throw Missing(name, "a number");

    /// <summary>A number, which may have a fraction; null when it is not given.</summary>
    public decimal? OptionalNumber(string name)
        => _values[name] is not { } value ? null : Decimal(value) ?? throw Wrong(name, "a number", value);

    /// <summary>A duration in seconds, not negative.</summary>
    public TimeSpan Seconds(string name) => OptionalSeconds(name) ?? throw Missing(name, "a number of seconds");

    /// <summary>A duration in seconds, not negative; null when it is not given.</summary>
    public TimeSpan? OptionalSeconds(string name)
    {
        if (_values[name] is not { } value)
            return null;
        return Decimal(value) is >= 0 and { } seconds && seconds <= LongestSeconds
            ? TimeSpan.FromSeconds((double)seconds)
            : throw Wrong(name, "a number of seconds from 0 to a hundred years", value);
    }

    /// <summary>A moment in ISO 8601 with its offset, such as <c>2026-03-01T22:00:00Z</c>.</summary>
    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? throw Missing(name, "a moment");

    /// <summary>A moment in ISO 8601 with its offset; null when it is not given.</summary>
    public DateTimeOffset? OptionalMoment(string name)
        => OptionalText(name) is not { } text
            ? null
            : Moments.TryRead(text, out var moment) ? moment : throw Wrong(name, "a moment such as 2026-03-01T22:00:00Z", _values[name]);

    /// <summary>True or false.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="otherwise">When it is not given.</param>
    public bool Truth(string name, bool otherwise = false)
        => _values[name] is not { } value
            ? otherwise
            : value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Wrong(name, "true or false", value),
            };

    /// <summary>A list of texts; empty when it is not given.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var value in List(name))
        {
            if (value?.GetValueKind() != JsonValueKind.String)
                throw Wrong(name, "a list of texts", value);
            texts.Add(value.GetValue<string>() is var text && !text.Contains(Nul) ? text : throw Failure(name, "must be a list of texts without the character NUL"));
        }
        return texts;
    }

    /// <summary>A list of texts with one at least.</summary>
    public IReadOnlyList<string> SomeTexts(string name) => Texts(name) is { Count: > 0 } texts ? texts : throw Missing(name, "a list of one text or more");

    /// <summary>A list of anything; empty when it is not given.</summary>
    public JsonArray List(string name)
        => _values[name] switch
        {
            null => [],
            JsonArray list => list,
            var other => throw Wrong(name, "a list", other),
        };

    /// <summary>A list of objects, each to be read in the same way; empty when it is not given.</summary>
    public IReadOnlyList<StepArguments> Objects(string name)
        => [.. List(name).Select((value, i) => value is JsonObject values
            ? new StepArguments(_owner, string.Create(CultureInfo.InvariantCulture, $"{_path}{name}[{i}]."), values)
            : throw Wrong(name, "a list of objects", value))];

    /// <summary>An object, to be read in the same way.</summary>
    public StepArguments Object(string name) => OptionalObject(name) ?? throw Missing(name, "an object");

    /// <summary>An object, to be read in the same way; null when it is not given.</summary>
    public StepArguments? OptionalObject(string name)
        => _values[name] switch
        {
            null => null,
            JsonObject values => new StepArguments(_owner, $"{_path}{name}.", values),
            var other => throw Wrong(name, "an object", other),
        };

    /// <summary>An object whose values are all texts; empty when it is not given.</summary>
    public IReadOnlyDictionary<string, string> TextsByName(string name)
        => OptionalObject(name) is { } values
            ? values.Names.ToDictionary(n => n, values.Text, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whatever was given; null for nothing or JSON's null.</summary>
    public JsonNode? Anything(string name) => _values[name];

    /// <summary>Refuses names that the step's kind does not have, so that a misspelt option is not passed over.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var name in Names)
        {
            if (!known.Contains(name))
                throw new StepFailure($"{_owner}: there is no argument {_path}{name}; known are {string.Join(", ", known.ToArray())}.");
        }
    }

    /// <summary>A failure that names the step and the argument.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="what">Goes on after the name: <c>must be a table of this account</c>.</param>
    public StepFailure Failure(string name, string what) => new($"{_owner}: argument {_path}{name} {what}.");

    private StepFailure Missing(string name, string what) => Failure(name, $"is missing; it must be {what}");

    // A value is not quoted: it may be a secret.
    private StepFailure Wrong(string name, string what, JsonNode? value) => Failure(name, $"must be {what}, not {Noun(value)}");

    private static string Noun(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.String => "this text",
        JsonValueKind.Number => "this number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => "true or false",
    };

    private static decimal? Decimal(JsonNode value)
        => value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
