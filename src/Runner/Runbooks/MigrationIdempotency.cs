namespace Groundplan.Runner.Runbooks;

/// <summary>What doing a step twice does.</summary>
internal static class MigrationIdempotency
{
    public const string Read = "read";
    public const string Upsert = "upsert";
    public const string AppendOnly = "append-only";
    public const string Destructive = "destructive";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal) { Read, Upsert, AppendOnly, Destructive };
}
