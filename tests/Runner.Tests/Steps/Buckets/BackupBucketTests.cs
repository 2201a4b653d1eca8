using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Buckets;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>backup-bucket and restore-bucket.</summary>
[Collection(BucketsCollection.Name)]
public sealed class BackupBucketTests(LocalEndpoint endpoint)
{
    [EndpointFact]
    public async Task A_backup_is_listed_in_its_manifest_and_comes_back()
    {
        using var buckets = await MakeAsync(versions: true);
        foreach (var key in (string[])["a", "b/ü c", "b/d+e", "empty"])
            await buckets.PutAsync(key, key == "empty" ? "" : "content of " + key);
        using var backup = Backup(buckets);

        Assert.Equal(StepState.WouldRun, (await backup.ForecastAsync()).State);
        var outcome = await backup.RunAsync();

        Assert.Equal("before/manifest.jsonl", (string?)outcome.Outputs!["manifestKey"]);
        var lines = (await buckets.TextAsync("before/manifest.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["a", "b/d+e", "b/ü c", "empty"], lines[1..^1].Select(l => (string?)l["key"]));
        Assert.All(lines[1..^1], l => Assert.False(string.IsNullOrEmpty((string?)l["version"])));
        Assert.Equal(4, (long)lines[^1]["objects"]!);
        Assert.True((await backup.VerifyAsync()).Holds);

        // Neither the source nor what is current in the backup matters to a restore.
        await buckets.PutAsync("a", "damaged");
        await buckets.S3.DeleteObjectAsync(buckets.From, "b/ü c");
        await buckets.PutAsync("before/objects/a", "overwritten", buckets.To);
        Assert.False((await backup.VerifyAsync()).Holds);
        using var restore = Restore(buckets, (string)outcome.Outputs["manifestSha256"]!);
        Assert.Equal(StepState.WouldRun, (await restore.ForecastAsync()).State);
        var restored = await restore.RunAsync();

        Assert.Equal(2, (long)restored.Outputs!["copied"]!);
        Assert.Equal("content of a", await buckets.TextAsync("a", buckets.From));
        Assert.Equal("content of b/ü c", await buckets.TextAsync("b/ü c", buckets.From));
        Assert.True((await restore.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await restore.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task The_manifest_of_an_earlier_backup_is_kept_beside_the_new_one()
    {
        using var buckets = await MakeAsync(versions: true);
        foreach (var key in (string[])["a", "b"])
            await buckets.PutAsync(key, key);
        using var first = Backup(buckets);
        var digest = (string)(await first.RunAsync()).Outputs!["manifestSha256"]!;
        var earlier = await buckets.TextAsync("before/manifest.jsonl");
        using var same = Backup(buckets);
        Assert.DoesNotContain("earlier backup", (await same.RunAsync()).Summary, StringComparison.Ordinal);
        await buckets.S3.DeleteObjectAsync(buckets.From, "b");

        using var second = Backup(buckets);
        var outcome = await second.RunAsync();

        var kept = Assert.Single((await buckets.S3.ListObjectsV2Async(new() { BucketName = buckets.To, Prefix = "before/manifest-" })).S3Objects).Key;
        Assert.Matches(@"^before/manifest-\d{8}T\d{6}Z-[0-9a-f]{8}\.jsonl$", kept);
        Assert.EndsWith($"; the manifest of an earlier backup, which listed something else, is kept as s3://{buckets.To}/{kept}", outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(earlier, await buckets.TextAsync(kept));
        Assert.True((await second.VerifyAsync()).Holds);

        // It restores what the source no longer has.
        using var restore = Restore(buckets, digest, kept);
        await restore.RunAsync();
        Assert.Equal("b", await buckets.TextAsync("b", buckets.From));
    }

    [EndpointFact]
    public async Task A_backup_that_is_killed_anywhere_ends_with_the_same_manifest()
    {
        using var buckets = await MakeAsync();
        foreach (var key in (string[])["a", "b"])
            await buckets.PutAsync(key, key);
        using var whole = Backup(buckets);
        var digest = (string?)(await whole.RunAsync()).Outputs!["manifestSha256"];
        using var step = Backup(buckets, new EachSecond());
        var kills = 0;
        step.OnSave = _ =>
        {
            if (kills++ < 3)
                throw new IOException("killed");
        };
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<IOException>(() => step.RunAsync());

        Assert.Equal(digest, (string?)(await step.RunAsync()).Outputs!["manifestSha256"]);
    }

    [EndpointFact]
    public async Task A_manifest_that_was_changed_or_cut_off_is_refused()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("a", "a");
        using var backup = Backup(buckets);
        var digest = (string)(await backup.RunAsync()).Outputs!["manifestSha256"]!;
        var text = await buckets.TextAsync("before/manifest.jsonl");
        await buckets.PutAsync("before/manifest.jsonl", string.Join('\n', text.Split('\n')[..2]), buckets.To);
        using var checkedRestore = Restore(buckets, digest);
        using var restore = Restore(buckets);

        Assert.False((await backup.VerifyAsync()).Holds);
        Assert.Contains("SHA-256", (await Assert.ThrowsAsync<StepFailure>(() => checkedRestore.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("without saying that these are all", (await Assert.ThrowsAsync<StepFailure>(() => restore.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task What_is_no_manifest_is_read_up_to_a_bound()
    {
        using var buckets = await MakeAsync();
        await buckets.PutAsync("before/manifest.jsonl", new string('x', 8 << 20), buckets.To);
        using var restore = Restore(buckets);

        Assert.Contains("a line has more than 65536 bytes", (await Assert.ThrowsAsync<StepFailure>(() => restore.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_manifest_whose_download_breaks_off_leaves_no_file()
    {
        using var buckets = await MakeAsync();
        for (var i = 0; i < 3; i++)
            await buckets.PutAsync($"{i}", $"{i}");
        using var backup = Backup(buckets);
        await backup.RunAsync();
        var reads = 0;
        using var faulty = new FaultyEndpoint(endpoint.Url, r => r.HttpMethod == "GET" && r.RawUrl!.Contains("manifest.jsonl", StringComparison.Ordinal) && ++reads > 1 ? Fault.LostAnswer : Fault.None);
        using var restore = new StepKit(new RestoreBucketExecutor(), faulty.Url, $$"""{ "from": "{{buckets.To}}", "to": "{{buckets.From}}", "manifestKey": "before/manifest.jsonl" }""");

        await Assert.ThrowsAnyAsync<Exception>(() => restore.RunAsync());

        Assert.InRange(reads, 2, int.MaxValue);
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget ?? ""), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private async Task<Buckets> MakeAsync(bool versions = false)
    {
        var buckets = new Buckets(endpoint.Url);
        await buckets.MakeAsync(versions);
        return buckets;
    }

    private StepKit Backup(Buckets buckets, TimeProvider? time = null)
        => new(new BackupBucketExecutor(), endpoint.Url, $$"""{ "bucket": "{{buckets.From}}", "to": "{{buckets.To}}", "prefix": "before/" }""") { Time = time ?? TimeProvider.System };

    private StepKit Restore(Buckets buckets, string? digest = null, string manifest = "before/manifest.jsonl")
        => new(
            new RestoreBucketExecutor(), endpoint.Url,
            $$"""{ "from": "{{buckets.To}}", "to": "{{buckets.From}}", "manifestKey": "{{manifest}}"{{(digest is null ? "" : $", \"manifestSha256\": \"{digest}\"")}} }""");
}
