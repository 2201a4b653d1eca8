namespace Groundplan.Runner.Journal;

/// <summary>The lease beside a journal in S3.</summary>
internal sealed class S3LeaseRecord(S3Objects objects, string location) : ILeaseRecord
{
    private const string Name = "lease.json";

    public async Task<HeldLease?> ReadAsync(CancellationToken cancellationToken)
        => await objects.GetAsync(Name, cancellationToken) is var (bytes, tag) ? new HeldLease(Lease.Read(bytes, $"{location}/{Name}"), tag) : null;

    public Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken) => objects.TryPutAsync(Name, lease.ToBytes(), tag, cancellationToken);

    public Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken) => objects.TryDeleteAsync(Name, tag, cancellationToken);
}
