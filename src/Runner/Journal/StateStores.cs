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
        => location.StartsWith(S3Place.Scheme, StringComparison.OrdinalIgnoreCase)
            ? new S3StateStore(S3Place.Parse(location), session(), account, settings)
            : new FileStateStore(location, settings);
}
