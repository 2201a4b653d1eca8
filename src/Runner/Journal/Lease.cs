using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;

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
            var lease = JsonInput.Parse<Written>(bytes);
            return new Lease(lease.Owner, lease.Host, lease.Pid, Time("acquired", lease.Acquired), Time("expires", lease.Expires));
        }
        catch (FormatException e)
        {
            throw None(shownPath, e);
        }
    }

    /// <summary>That what is there is no lease of ours.</summary>
    public static RunnerError None(string shownPath, FormatException why) => RunnerError.Refused($"{shownPath} is no lease ({why.Message}). When you know that nobody runs, delete it.");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Owner} on {Host}, process {Pid}, since {Acquired.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, until {Expires.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");

    private static DateTimeOffset Time(string name, string text)
        => UtcText.TryRead(text, out var time) ? time : throw new FormatException($"$.{name} is \"{text}\", where a moment belongs");

    private sealed record Written(string Owner, string Host, int Pid, string Acquired, string Expires);
}
