using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Journal;

/// <summary>The store for what the user named.</summary>
internal static class StateStores
{
    /// <param name="location">A folder, or <c>s3://bucket/prefix</c>.</param>
    /// <param name="settings">Clock, secrets and duration.</param>
    /// <param name="session">Asked only for S3.</param>
    /// <param name="account">The account that must own the bucket; null for any.</param>
    public static IStateStore Open(string location, StateSettings settings, Func<AwsSession> session, string? account = null)
        => string.IsNullOrWhiteSpace(location) ? throw RunnerError.Usage("--state is empty: it takes a folder, or s3://bucket/prefix.")
            : IsAddress(location) ? new S3StateStore(S3Place.Parse(location), session(), account, settings)
            : new FileStateStore(location, settings);

    // Also what was meant as one: a folder called "s3:" would hide a journal that a team looks for in a bucket.
    private static bool IsAddress(string location) => location.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) || location.Contains("://", StringComparison.Ordinal);
}
