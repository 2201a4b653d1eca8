namespace Groundplan.Aws.Tests;

public sealed class SchemaTests
{
    private static readonly ResourceSchema Bucket = Schema.Find("AWS::S3::Bucket")!;

    [Fact]
    public void All_types_can_be_looked_up() => Assert.All(Schema.ResourceTypes, type => Assert.NotNull(Schema.Find(type)));

    [Fact]
    public void An_unknown_type_is_null() => Assert.Null(Schema.Find("AWS::S3::Pail"));

    [Fact]
    public void A_type_knows_its_identifier() => Assert.Equal(["BucketName"], Bucket.PrimaryIdentifier);

    [Fact]
    public void A_type_knows_what_replaces_it() => Assert.Contains("BucketName", Bucket.CreateOnly);

    [Fact]
    public void A_type_knows_what_only_aws_sets() => Assert.Contains("Arn", Bucket.ReadOnly);

    [Fact]
    public void A_type_knows_its_return_values() => Assert.Contains("RegionalDomainName", Bucket.ReturnValues);

    [Fact]
    public void A_property_knows_its_length() => Assert.Equal(63, Bucket.Property("BucketName")!.MaxLength);

    [Fact]
    public void A_nested_property_knows_its_values() =>
        Assert.Equal(["Enabled", "Disabled"], Bucket.Property("LifecycleConfiguration/Rules/*/Status")!.Enum);

    [Fact]
    public void A_position_stands_for_any_element() =>
        Assert.Equal(Bucket.Property("LifecycleConfiguration/Rules/*/Status"), Bucket.Property("LifecycleConfiguration/Rules/3/Status"));

    [Fact]
    public void A_property_knows_its_range() =>
        Assert.Equal((7, 30), (Schema.Find("AWS::KMS::Key")!.Property("PendingWindowInDays")!.Minimum, Schema.Find("AWS::KMS::Key")!.Property("PendingWindowInDays")!.Maximum));

    [Fact]
    public void A_pattern_keeps_its_backslashes() => Assert.Equal(@"^[\w+=,.@-]+$", Schema.Find("AWS::IAM::Role")!.Property("RoleName")!.Pattern);

    [Fact]
    public void An_element_has_facts_of_its_own() => Assert.NotNull(Schema.Find("AWS::IAM::Role")!.Property("ManagedPolicyArns/*")!.Pattern);

    [Fact]
    public void A_tags_key_has_at_most_128_characters() => Assert.Equal(128, Bucket.Property("Tags/*/Key")!.MaxLength);

    [Fact]
    public void A_property_of_a_nested_record_is_found_by_its_shape() =>
        Assert.True(Schema.Facts(RecordTypes.ShapeOf(typeof(S3.BucketRule)), "Status")!.IsRequired);

    [Theory]
    [InlineData("Pail")]
    [InlineData("BucketName/Length")]
    [InlineData("LifecycleConfiguration/Rules/*/Colour")]
    public void A_path_that_leads_nowhere_has_no_facts(string path) => Assert.Null(Bucket.Property(path));
}
