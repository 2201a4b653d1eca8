namespace Groundplan.Faults.Tests.Kit;

/// <summary>What the runner is answered.</summary>
internal sealed record ProxiedAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body, long Length)
{
    public static ProxiedAnswer Of(int status, string contentType, string text)
        => new(status, [KeyValuePair.Create("Content-Type", contentType)], System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.UTF8.GetByteCount(text));

    /// <summary>The same, of which only half arrives.</summary>
    public ProxiedAnswer Half => this with { Body = Body[..(Body.Length / 2)], Length = Math.Max(1, Length) };

    public ProxiedAnswer With(string text) => this with { Body = System.Text.Encoding.UTF8.GetBytes(text), Length = System.Text.Encoding.UTF8.GetByteCount(text) };
}
