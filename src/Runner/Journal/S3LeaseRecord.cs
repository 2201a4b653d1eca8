namespace Groundplan.Runner.Journal;

/// <summary>The lease beside a journal in S3.</summary>
internal sealed class S3LeaseRecord(S3Objects objects, string location) : ILeaseRecord
{
    private const string Name = "lease.json";

    private string Shown => $"{location}/{Name}";

    public async Task<HeldLease?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await objects.GetAsync(Name, cancellationToken) is var (bytes, tag) ? new HeldLease(Lease.Read(bytes, Shown), tag) : null;
        }
        catch (FormatException e)
        {
            throw Lease.None(Shown, e);
        }
    }

    public Task<string?> TryWriteAsync(Lease lease, string? tag, CancellationToken cancellationToken) => objects.TryPutAsync(Name, lease.ToBytes(), tag, cancellationToken);

    public Task<bool> TryRemoveAsync(string tag, CancellationToken cancellationToken) => objects.TryDeleteAsync(Name, tag, cancellationToken);
}
