using Amazon.S3;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Journal;

/// <summary>A journal in a bucket, for a team. The lease of a process that was killed has to expire, or be unlocked.</summary>
internal sealed class S3StateStore : IStateStore
{
    private readonly AmazonS3Client _s3;
    private readonly S3Objects _objects;
    private readonly StateSettings _settings;

    /// <param name="location">Bucket and prefix.</param>
    /// <param name="session">Whose S3.</param>
    /// <param name="account">The account that must own the bucket; null for any.</param>
    /// <param name="settings">Clock, secrets and duration.</param>
    public S3StateStore(S3Place location, AwsSession session, string? account, StateSettings settings)
    {
        _s3 = session.S3();
        _objects = new S3Objects(_s3, location, account);
        _settings = settings;
        Location = location.ToString();
    }

    public string Location { get; }

    public Task<StateSession> AcquireAsync(LeaseOwner owner, CancellationToken cancellationToken)
        => OpenAsync(owner, before => before.Expires <= _settings.Time.GetUtcNow(), cancellationToken);

    public Task<JournalEntry> UnlockAsync(LeaseOwner by, string reason, CancellationToken cancellationToken)
        => Unlocking.RunAsync(this, by, reason, (owner, ct) => OpenAsync(owner, _ => true, ct), cancellationToken);

    public async Task<Lease?> LeaseAsync(CancellationToken cancellationToken) => (await Record().ReadAsync(cancellationToken))?.Lease;

    public IAsyncEnumerable<JournalEntry> ReadAllAsync(CancellationToken cancellationToken) => new S3Scan(_objects).ReadAsync(Location, cancellationToken);

    public Task<JournalReport> VerifyAsync(CancellationToken cancellationToken) => new S3Scan(_objects).VerifyAsync(cancellationToken);

    public void Dispose() => _s3.Dispose();

    private S3LeaseRecord Record() => new(_objects, Location);

    private Task<StateSession> OpenAsync(LeaseOwner owner, Func<Lease, bool> mayReplace, CancellationToken cancellationToken)
        => StateSession.OpenAsync(
            Location,
            Record(),
            owner,
            _settings,
            mayReplace,
            async () => await S3Journal.OpenAsync(Location, owner.Id, _objects, _settings, cancellationToken),
            cancellationToken);
}
