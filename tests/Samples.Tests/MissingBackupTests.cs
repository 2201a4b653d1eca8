namespace Groundplan.Samples.Tests;

/// <summary>A migration that would destroy what nobody backed up does not build.</summary>
public sealed class MissingBackupTests : IDisposable
{
    private readonly SampleCopy _sample = new(Sample.Orders, "MoveOrders");

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task Without_the_backup_of_the_bucket_the_build_fails_and_names_the_path_that_destroys_it()
    {
        _sample.Edit("            new BackupBucket(\"backup-receipts\", blue.Receipts, shared.Archive, \"receipts-before-green/\"),\n", "");
        var (exitCode, output) = await _sample.Build();

        Assert.Equal(1, exitCode);
        Assert.Contains($"{_sample.PlaceOf("new EmptyBucket(\"empty-blue-receipts\"")}: error GP7004: ", output, StringComparison.Ordinal);
        Assert.Contains("→ Retire/empty-blue-receipts", output, StringComparison.Ordinal);
        Assert.Empty(_sample.Documents);
    }
}
