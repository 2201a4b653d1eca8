using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Journal;

/// <summary>Who may append, until when.</summary>
/// <param name="Owner">Unique for the run.</param>
/// <param name="Host">Machine of the run.</param>
/// <param name="Pid">Process of the run.</param>
/// <param name="Acquired">When it began.</param>
/// <param name="Expires">When others may take over, unless renewed before.</param>
internal sealed record Lease(string Owner, string Host, int Pid, DateTimeOffset Acquired, DateTimeOffset Expires)
{
    private static readonly JsonSerializerOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonObject ToJson() => new()
    {
        ["owner"] = Owner,
        ["host"] = Host,
        ["pid"] = Pid,
        ["acquired"] = UtcText.Write(Acquired),
        ["expires"] = UtcText.Write(Expires),
    };

    public byte[] ToBytes() => System.Text.Encoding.UTF8.GetBytes(ToJson().ToJsonString(Style) + "\n");

    /// <exception cref="RunnerError">The record is not one of ours.</exception>
    public static Lease Read(ReadOnlyMemory<byte> bytes, string shownPath)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var lease = json.RootElement;
            return new Lease(Text(lease, "owner"), Text(lease, "host"), lease.GetProperty("pid").GetInt32(), Time(lease, "acquired"), Time(lease, "expires"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw RunnerError.Refused($"{shownPath} is no lease ({e.Message}). When you know that nobody runs, delete it.");
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Owner} on {Host}, process {Pid}, since {Acquired.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, until {Expires.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");

    private static string Text(JsonElement lease, string name) => lease.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static DateTimeOffset Time(JsonElement lease, string name)
        => UtcText.TryRead(Text(lease, name), out var time) ? time : throw new FormatException($"{name} is no moment");
}
