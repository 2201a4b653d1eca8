namespace Groundplan.Migrations.Rules;

/// <summary>GP7026: prefixes of keys.</summary>
public sealed class PrefixTests
{
    public static TheoryData<string, Step> Faults { get; } = new()
    {
        { "copies keys that begin with 'assets', as 'assets-old/…' does too", new SyncBucket("step", "a", "b") { Prefix = "assets" } },
        { "copies keys that begin with '/assets/', and S3 takes the first '/'", new SyncBucket("step", "a", "b") { Prefix = "/assets/" } },
        { "puts keys behind 'media' as it stands, so that 'name' becomes 'medianame'", new SyncBucket("step", "a", "b") { Prefix = "assets/", ToPrefix = "media" } },
        { "puts keys behind 'a' as it stands", new SyncBucket("step", "a", "b") { ToPrefix = "a" } },
        { "puts keys behind 'backup' as it stands", new BackupBucket("step", "a", "b", "backup") },
        { "puts keys behind '/backup/', and S3 takes the first '/' as a part of the key, in a folder", new BackupBucket("step", "a", "b", "/backup/") },
        { "puts keys behind 'again' as it stands", new RestoreBucket("step", "a", "b") { ToPrefix = "again" } },
        { "deletes keys that begin with 'assets', as 'assets-old/…' does too", new EmptyBucket("step", "a") { Prefix = "assets" } },
        { "looks at keys that begin with 'assets'", new RequireEmptyBucket("step", "a") { Prefix = "assets" } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_prefix_that_is_another_one_than_it_seems_is_found(string fault, Step step)
    {
        Assert.StartsWith($"step {fault}", Checked.Only("GP7026", step).Message, StringComparison.Ordinal);
        Step meant = step switch
        {
            BucketCopy copy => copy with { LiteralPrefix = true },
            EmptyBucket empty => empty with { LiteralPrefix = true },
            _ => (RequireEmptyBucket)step with { LiteralPrefix = true },
        };
        Assert.DoesNotContain("GP7026", Checked.Ids(Checked.Of(meant)));
    }

    [Fact]
    public void A_prefix_of_whole_names_is_right() => Assert.DoesNotContain("GP7026", Checked.Ids(Checked.Of(
        new SyncBucket("all", "a", "b") { Prefix = "", ToPrefix = "" },
        new SyncBucket("folder", "a", "b") { Prefix = "assets/", ToPrefix = "media/" },
        new BackupBucket("back-up", "a", "c", "before/"),
        new EmptyBucket("empty", "a"))));

    [Fact]
    public void Where_the_source_prefix_ends_within_a_name_the_targets_may()
        => Assert.Equal(nameof(SyncBucket.Prefix), Checked.Only("GP7026", new SyncBucket("rename", "a", "b") { Prefix = "assets", ToPrefix = "media" }).Subject.Property);
}
