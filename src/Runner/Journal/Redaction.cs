using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Groundplan.Migrations;

namespace Groundplan.Runner.Journal;

/// <summary>Takes secrets out of what is about to be written: registered values wherever they stand, and whatever has the name of one.</summary>
internal sealed partial class Redaction
{
    public const string Mark = "***";

    // A short secret stands in a SHA-256 by chance, and a digest that was changed compares to none.
    private const int ShortestInDigest = 16;

    // A secret that holds another one goes first.
    private static readonly Comparer<string> LongestFirst = Comparer<string>.Create((one, other) => one.Length != other.Length ? other.Length.CompareTo(one.Length) : string.CompareOrdinal(one, other));

    private ImmutableSortedSet<string> _secrets = ImmutableSortedSet.Create<string>(LongestFirst);
    private FrozenSet<string> _public = FrozenSet<string>.Empty;

    /// <summary>From now on the value is never written: not as it is, nor in JSON, a URL or base64.</summary>
    public void Register(string secret)
    {
        if (string.IsNullOrEmpty(secret))
            return;
        string[] forms =
        [
            secret,
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            Uri.EscapeDataString(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
        ];
        ImmutableInterlocked.Update(ref _secrets, known => known.Union(forms));
    }

    /// <summary>Whole texts that everybody may read, such as ids in the runbook: they stay, whatever is a secret, since what is done is found by them.</summary>
    public void Publish(IEnumerable<string> texts) => _public = _public.Concat(texts).ToFrozenSet(StringComparer.Ordinal);

    public JournalEvent Apply(JournalEvent what) => what with
    {
        Step = what.Step is null ? null : Apply(what.Step),
        Token = what.Token is null ? null : Apply(what.Token),
        Data = what.Data is null ? null : Apply(what.Data),
    };

    /// <summary>A copy without secrets.</summary>
    public JsonObject Apply(JsonObject data)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in data)
            copy[Free(copy, Apply(name))] = value is not null && SecretNames.MayBeSecret(name) ? Mark : Apply(value);
        return copy;
    }

    /// <summary>The text without registered values.</summary>
    public string Apply(string text)
    {
        if (_public.Contains(text))
            return text;
        var shortest = Digest().IsMatch(text) ? ShortestInDigest : 0;
        foreach (var secret in _secrets.Where(s => s.Length >= shortest))
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        return text;
    }

    private JsonNode? Apply(JsonNode? node) => node switch
    {
        null => null,
        JsonObject data => Apply(data),
        JsonArray items => new JsonArray([.. items.Select(Apply)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Apply(Text(value)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() is var digits && Apply(digits) != digits => Mark,
        _ => node.DeepClone(),
    };

    // A string in JSON may still be a date or an id in memory.
    private static string Text(JsonValue value) => value.TryGetValue<string>(out var text) ? text : JsonNode.Parse(value.ToJsonString())!.GetValue<string>();

    private static string Free(JsonObject taken, string name)
    {
        while (taken.ContainsKey(name))
            name += "*";
        return name;
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
