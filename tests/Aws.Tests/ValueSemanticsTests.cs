using Groundplan.Aws.S3;

namespace Groundplan.Aws.Tests;

public sealed class ValueSemanticsTests
{
    private static readonly Bucket Ledger = new()
    {
        BucketName = "ledger",
        LifecycleConfiguration = new() { Rules = [new() { Status = "Enabled", ExpirationInDays = 30 }] },
    };

    [Fact]
    public void Records_compare_by_their_properties() => Assert.Equal(
        Ledger,
        new() { BucketName = "ledger", LifecycleConfiguration = new() { Rules = [new() { Status = "Enabled", ExpirationInDays = 30 }] } });

    [Fact]
    public void Equal_records_have_equal_hashes() => Assert.Equal(Ledger.GetHashCode(), (Ledger with { }).GetHashCode());

    [Fact]
    public void A_difference_within_a_nested_record_is_a_difference() => Assert.NotEqual(
        Ledger,
        Ledger with { LifecycleConfiguration = new() { Rules = [new() { Status = "Enabled", ExpirationInDays = 31 }] } });

    [Fact]
    public void With_leaves_the_original_alone()
    {
        var copy = Ledger with { BucketName = "journal" };
        Assert.Equal(("ledger", "journal"), (Ledger.BucketName.Literal, copy.BucketName.Literal));
    }

    [Fact]
    public void A_copy_keeps_what_with_does_not_name() => Assert.Equal(Ledger.LifecycleConfiguration, (Ledger with { BucketName = "journal" }).LifecycleConfiguration);

    [Fact]
    public void A_condition_chooses_a_nested_record()
    {
        Condition isProduction = new(Fn.Equal(Pseudo.AccountId, "111122223333"));
        Bucket bucket = new()
        {
            VersioningConfiguration = Fn.If<BucketVersioningConfiguration>(isProduction, new BucketVersioningConfiguration { Status = "Enabled" }, Pseudo.NoValue),
        };
        Assert.Equal("Fn::If", Assert.IsType<Intrinsic.Call>(bucket.VersioningConfiguration.CfnIntrinsic).Name);
    }

    [Fact]
    public void A_condition_chooses_an_element_of_a_list()
    {
        Condition isProduction = new(Fn.Equal(Pseudo.AccountId, "111122223333"));
        Bucket bucket = new() { Tags = [new("a", "b"), Fn.If<Tag>(isProduction, new Tag("tier", "production"))] };
        Assert.NotNull(bucket.Tags[1].CfnIntrinsic);
    }

    [Fact]
    public void A_record_that_stands_for_an_intrinsic_has_no_properties_set() =>
        Assert.False(((Tag)(Value<Tag>)Pseudo.NoValue).Key.IsSet);

    [Fact]
    public void Text_shows_the_properties_that_are_set() => Assert.Equal("AWS::S3::Bucket { BucketName = ledger; }", new Bucket { BucketName = "ledger" }.ToString());
}
