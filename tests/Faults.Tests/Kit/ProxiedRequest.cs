using System.Web;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>A request of the runner, on its way to the service.</summary>
internal sealed record ProxiedRequest(string Method, string RawUrl, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private static readonly string[] ReadingVerbs = ["BatchGet", "Describe", "Get", "Head", "List", "Lookup", "Query", "Scan", "Test", "Validate"];

    public string? Target { get; } = Headers.FirstOrDefault(h => h.Key.Equals("X-Amz-Target", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The operation of a query or JSON protocol; of a REST protocol the method and path.</summary>
    public string Operation => field ??= Target is not null ? Target[(Target.LastIndexOf('.') + 1)..] : Action ?? $"{Method} {RawUrl.Split('?')[0]}";

    /// <summary>The operation of the query protocol.</summary>
    public string? Action { get; } = Headers.Any(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && h.Value.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal))
        ? HttpUtility.ParseQueryString(System.Text.Encoding.UTF8.GetString(Body))["Action"]
        : null;

    public bool IsRoute53 => Target is null && Action is null && RawUrl.StartsWith("/2013-04-01/", StringComparison.Ordinal);

    public bool IsS3 => Target is null && Action is null && !IsRoute53;

    public bool Writes => Target is null && Action is null ? Method is not ("GET" or "HEAD") : !ReadingVerbs.Any(v => Operation.StartsWith(v, StringComparison.Ordinal));
}
